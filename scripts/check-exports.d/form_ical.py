"""iCalendar, read by Plone's library."""

import datetime
import re

import icalendar

from ledger import DATES, Fault, demand


def export(ledger, folder):
    return ledger.run("export", "ical", *DATES)


def check(text, ledger):
    demand("ical line longer than 75 bytes", [l for l in text.split("\r\n") if len(l.encode()) > 75], [])
    calendar = icalendar.Calendar.from_ical(text)
    demand("ical errors", calendar.errors, [])
    demand("ical VERSION", calendar["VERSION"], "2.0")
    events = calendar.walk("VEVENT")
    visits = {f"{visit['id']}@{ledger.origin.replace('/', '.')}": visit for visit in ledger.replay["visits"]}
    dated = {name: days(visit["when"]) for name, visit in visits.items() if any(is_day(d) for d in flat(visit["when"]))}
    demand("ical UID", sorted(str(event["UID"]) for event in events), sorted(dated))
    stories = ledger.truth.visits()
    for event in events:
        visit = visits[str(event["UID"])]
        check_event(event, visit, dated[str(event["UID"])], stories[visit["id"]], ledger.truth)


def check_event(event, visit, when, story, truth):
    what = f"ical {visit['id']}"
    demand(what + " errors", event.errors, [])
    last = datetime.datetime.fromisoformat(story[-1]["recorded"]).replace(microsecond=0)
    found = {key: event.decoded(key, None) for key in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")}
    demand(what, found, {
        "DTSTART": when[0], "DTEND": when[1] + datetime.timedelta(days=1), "DTSTAMP": last, "LAST-MODIFIED": last,
        "SEQUENCE": len(story) - 1,
    })
    demand(what + " STATUS", str(event.get("STATUS")), status(visit))
    purposes = {fact["data"].get("purpose") for fact in truth.asserted("visit.planned", "visit.held")
                if fact["data"]["visit"] == visit["id"]} - {None}
    summary = str(event.get("SUMMARY"))
    # Where accounts disagree, the id, or what a preference or the only voice among them says.
    wanted = {f"Visit {purpose}" for purpose in purposes} if len(purposes) != 0 else {f"Visit {visit['id']}"}
    if len(purposes) > 1:
        wanted.add(f"Visit {visit['id']}")
    if summary not in wanted:
        raise Fault(f"{what} SUMMARY: {summary!r} instead of {wanted!r}")
    first = str(event.get("DESCRIPTION")).split("\n")[0]
    demand(what + " DESCRIPTION", first, f"{visit['status']}, {visit['certainty']}")


def status(visit):
    if visit["status"] == "planned" and visit.get("plan") == "confirmed":
        return "CONFIRMED"
    return {"held": "CONFIRMED", "cancelled": "CANCELLED"}.get(visit["status"], "TENTATIVE")


def flat(when):
    """The bounds of a visit's days, the earliest first."""
    return when["start"] + when["end"]


def days(when):
    """The first and the last day that it may have lasted, of those that are known."""
    bounds = flat(when)
    start, end = bounds[:2], bounds[-2:]
    first = next(day for day in start + end if is_day(day))
    last = next((day for day in (end[1], end[0], start[1]) if is_day(day)), first)
    return datetime.date.fromisoformat(first), max(map(datetime.date.fromisoformat, (first, last)))


def is_day(bound):
    return bound not in (None, "..")


def events(text):
    head, *parts = text.split("BEGIN:VEVENT")
    *inner, last = parts
    body, tail = last.split("END:VCALENDAR")
    return head, inner + [body], "END:VCALENDAR" + tail


def keeping(count):
    def mutate(text):
        head, parts, tail = events(text)
        return head + "".join("BEGIN:VEVENT" + part for part in parts[:count]) + tail
    return mutate


def every(name, value):
    """Each event's property of a name with another value, or, for `None`, gone."""
    def mutate(text):
        line = "" if value is None else f"{name}{value}\r\n"
        return re.sub(rf"^{name}[:;][^\r]*\r\n(?: [^\r]*\r\n)*", line, text, flags=re.M)
    return mutate


MUTATIONS = [
    ("no event", "UID", keeping(0)),
    ("one event alone", "UID", keeping(1)),
    ("SEQUENCE 0 everywhere", "SEQUENCE", every("SEQUENCE", ":0")),
    ("all confirmed", "STATUS", every("STATUS", ":CONFIRMED")),
    ("all tentative", "STATUS", every("STATUS", ":TENTATIVE")),
    ("no STATUS", "STATUS", every("STATUS", None)),
    ("no DTEND", "DTEND", every("DTEND", None)),
    ("another DTSTART", "DTSTART", every("DTSTART", ";VALUE=DATE:20010101")),
    ("another DTSTAMP", "DTSTAMP", every("DTSTAMP", ":20010101T000000Z")),
    ("another LAST-MODIFIED", "LAST-MODIFIED", every("LAST-MODIFIED", ":20010101T000000Z")),
    ("another SUMMARY", "SUMMARY", every("SUMMARY", ":Visit of somebody")),
    ("another DESCRIPTION", "DESCRIPTION", every("DESCRIPTION", ":held\\, certain")),
    ("no folding", "75 bytes", lambda text: text.replace("\r\n ", "")),
]
