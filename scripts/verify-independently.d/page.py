"""Checks a page that `chancery audit X --format html` issued: what it shows, against the lines that it carries.

Nothing that the page says of itself counts. Its script and its style must be those that are known here; its markup the
plain kind in which pages are issued; each text that lines settle must be what the lines make of it. What lines do not
settle is listed, so that a reviewer knows which sentences a forger could have written.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections import Counter
from pathlib import Path
from typing import Callable, Iterator

from lines import Event, printable
from markup import Element, irregularities
from report import Trail, citation
from sentences import KINDS, Choice, date_of, readable, with_article

KNOWN = Path(__file__).with_name("issued-code")
BEFORE_ENTRIES = "verdict header since-review summary contents picture states claims filters".split()
BEHIND_ENTRIES = "corrections identities sources findings left-out recorded-by proof".split()
HEADINGS = {
    "since-review": "Since the last review", "summary": "In short", "claims": "Competing claims", "filters": "Trail",
    "picture": "The trail as a picture", "corrections": "Corrections, side by side", "identities": "Who is who", "sources": "Sources",
    "findings": "Findings", "left-out": "Not in this trail", "recorded-by": "Who recorded, and by which process", "proof": "Proof",
}
POLICY = "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'"
HEAD = [("charset", "utf-8"), ("http-equiv", "Content-Security-Policy"), ("name", "viewport"), ("name", "referrer"), ("name", "color-scheme")]
CONTENTS = {"viewport": "width=device-width, initial-scale=1", "referrer": "no-referrer", "color-scheme": "light dark"}


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()).decode("ascii")


def known() -> dict[str, set[str]]:
    """The hashes of what chancery issues: a line each, its kind and its hash."""
    found: dict[str, set[str]] = {}
    for line in KNOWN.read_text(encoding="ascii").splitlines():
        kind, _, value = line.partition(" ")
        found.setdefault(kind, set()).add(value)
    return found


class Page:
    def __init__(self, root: Element, trail: Trail, parse: Callable[[bytes], object], find: Callable[[str, str], None]) -> None:
        self.root, self.trail, self.json, self.parse, self.find = root, trail, trail.json, parse, find
        self.parts = {part.id: part for part in root.all() if part.id}
        self.unchecked = trail.unchecked

    def check(self) -> None:
        for problem in irregularities(self.root):
            self.find("markup", problem)
        self.check_code()
        self.check_structure()
        self.check_links()
        self.check_digests()
        for seq in self.trail.entries:
            if f"e{seq}" in self.parts:
                self.check_entry(seq, self.parts[f"e{seq}"])
        for name, expected in self.expectations():
            if name in self.parts:
                self.compare(name, list(self.parts[name].lines()), expected)
        self.check_whole_texts()
        self.check_picture()
        self.check_readings()

    # What runs, and what makes it look as it does.

    def check_code(self) -> None:
        codes, styles = [one for one in self.root.all("script") if "type" not in one.attributes], list(self.root.all("style"))
        trusted = known()
        if len(codes) != 1 or len(styles) != 1:
            return self.find("script", f"{len(codes)} scripts and {len(styles)} styles, where an issued page has one of each")
        script, style = digest(codes[0].text), digest(styles[0].text)
        if script not in trusted["script"]:
            self.find("script", f"it is not one that chancery issues (SHA-256 {script}): whatever the page says of itself proves nothing")
        if style not in trusted["style"]:
            self.find("style", f"it is not one that chancery issues (SHA-256 {style}): it may hide or cover what the page holds")
        head = self.root.elements[0]
        policy = POLICY.format(f"sha256-{script}", f"sha256-{style}")
        contents = {**CONTENTS, "Content-Security-Policy": policy}
        expected = [{key: value, **({"content": contents[value]} if value in contents else {})} for key, value in HEAD]
        if [one.attributes for one in head.all("meta")] != expected or [one.name for one in head.elements] != ["meta"] * 5 + ["title", "style"]:
            self.find("head", "it is not that of an issued page, with a policy that allows this script and this style alone")
        if "verdict" in self.parts and digest("".join(rendered(self.parts["verdict"]))) not in trusted["verdict"]:
            self.find("verdict", "what stands there before the page is checked is not what chancery issues")

    # What stands where.

    def check_structure(self) -> None:
        body = self.root.elements[-1].elements
        if [(one.name, one.id) for one in body] != [("main", "page")] + [("script", name) for name in ("trail", "moments", "shown", "")]:
            return self.find("body", "not the page, its three kinds of data and its script, in this order")
        ids = [one.id for one in self.root.all() if one.id]
        for name in sorted(name for name, count in Counter(ids).items() if count > 1):
            self.find(name, "the id stands in the page twice")
        shown = [one.id for one in body[0].elements]
        entries = [f"e{seq}" for seq in self.trail.entries]
        for name in sorted(set(entries) - set(shown)):
            self.find(f"entry @{name[1:]}", "its line is carried, and the entry is not shown")
        for one in body[0].elements:
            if one.name == "article" and one.id not in entries:
                self.find(f"entry {one.id.replace('e', '@')}", "it is shown, and no line is carried for it")
        around = [name for name in shown if name not in entries]
        expected = [name for name in BEFORE_ENTRIES + BEHIND_ENTRIES if name != "since-review" or self.json["since_review"]]
        if around != expected and not [one for one in body[0].elements if one.name == "article" and one.id not in entries]:
            self.find("page", f"its parts are {', '.join(around)}, where an issued page has {', '.join(expected)}")
        told = [name for name in shown if name in entries]
        if [name for name in shown if name in entries or name in ("filters", "corrections")] != ["filters", *told, "corrections"]:
            self.find("page", "entries stand outside the trail")
        if self.json["scope"]["order"] == "recorded" and told != sorted(told, key=lambda name: int(name[1:])):
            self.find("page", "its entries do not stand in the order in which they were recorded")

    def check_links(self) -> None:
        for link in self.root.all("a"):
            target = link.attributes.get("href", "")
            if target.startswith("#") and target[1:] not in self.parts:
                self.find("links", f"“{link.text}” leads to {target}, which is not on the page")
            elif target.startswith("#e") and not (link.text == f"@{target[2:]}" or link.kind in ("held", "planned", "undone")):
                self.find("links", f"“{link.text}” leads to {target}")
            elif not target.startswith("#") and link.text != printable(target):
                self.find("links", f"“{link.text}” leads to {target}")

    def check_digests(self) -> None:
        shown = self.parse(self.parts["shown"].text.encode("utf-8"))
        parts = [one.id for one in self.parts["page"].elements if one.id != "verdict"] + ["trail", "moments"]
        for name in sorted(set(parts) ^ set(shown)):
            self.find(name, "it stands in the page, or in the list of its digests, and not in both")
        for name in parts:
            if name in shown and name in self.parts and shown[name] != digest(self.parts[name].text):
                self.find(name, "it does not read as the page's own digest says: it was changed after it was issued")

    # An entry, against its line.

    def check_entry(self, seq: int, article: Element) -> None:
        event, place = self.trail.entries[seq], f"entry @{seq}"
        sentence = self.trail.sentence(seq)
        undone = seq in self.trail.lines.retractions
        tags = ["corrected"] * (seq in self.trail.lines.corrections) + ["retracted"] * undone + [event[key] for key in ("modality",) if key in event]
        date = printable(date_of(self.trail.effective(seq)))
        for what, element, expected in (
            ("date", "time", Choice(date)), ("sentence", "what", sentence or Choice(None)), ("position", "seq", Choice(f"@{seq}")),
        ):
            shown = [one.text for one in article.all() if element in (one.name, one.kind)]
            if len(shown) != 1 or not expected.admits(shown[0]):
                self.find(place, f"its {what} reads “{' '.join(shown)}”, where its line says “{expected}”")
        if not is_entry(article, len(tags)):
            self.find(place, "its parts are not those of an entry, or something in it is folded away")
        attributes = {"id": f"e{seq}", "class": "entry undone" if undone else "entry", "data-family": event["type"].split(".")[0],
                      "data-seq": str(seq), "aria-label": f"Event @{seq}"}
        if article.attributes != attributes or [one.text for one in article.all("b") if one.kind.startswith("tag")] != tags:
            self.find(place, f"it is not marked as its line says: {', '.join(tags) or 'no marks'}")
        sources = list(dict.fromkeys(source["source"] for source in event.get("sources", [])))
        head = Choice(date, " ", sentence or Choice(None), "".join(f" {tag}" for tag in tags), f" @{seq}")
        confidence = f", confidence {event['confidence']}" if "confidence" in event else ""
        below = printable(f"{and_list(sources) or 'No source'}{confidence}; recorded {event['recorded'][:10]}")
        expected = [head, Choice(below)]
        for fact in self.trail.facts(seq):
            expected += [Choice(fact.label), *fact.values]
        self.compare(place, list(article.lines()), expected)

    def compare(self, place: str, shown: list[str], expected: list[Choice | str]) -> None:
        """Finds the first text that is not what the lines make."""
        choices = [Choice(text) if isinstance(text, str) else text for text in expected]
        for text, choice in zip(shown, choices):
            if not choice.admits(text):
                return self.find(place, f"it shows “{text}”, where the lines say “{choice}”")
        for text in shown[len(choices):]:
            return self.find(place, f"it shows “{text}”, of which the lines say nothing")
        for choice in choices[len(shown):]:
            return self.find(place, f"it does not show “{choice}”")

    # The other parts that lines settle.

    def expectations(self) -> Iterator[tuple[str, list[Choice | str]]]:
        yield "header", self.header()
        yield "sources", ["Sources", *(text for event in self.trail.sources for text in source_lines(event, self.trail.lines.retractions.get(event["seq"])))]
        yield "corrections", ["Corrections, side by side", *self.correction_lines()]
        yield "recorded-by", ["Who recorded, and by which process", *self.processes()]
        yield "left-out", ["Not in this trail", self.completeness(), *self.left_out()]
        yield "proof", ["Proof", Choice("The JSON and HTML forms of this trail carry each stored line ", None), "key", self.key(),
                        printable_lines(self.json["checkpoint"])]
        if self.json["since_review"]:
            yield "since-review", list(self.since_review())
        yield "identities", ["Who is who", *(text for card in self.json["identities"] for text in self.identity(card["id"]))]
        names = [one.id for one in self.parts["page"].elements if one.id in HEADINGS and one.id not in ("summary", "picture", "filters")]
        yield "contents", [Choice(None) if name == "states" else HEADINGS[name] for name in (
            BEFORE_ENTRIES[2:3] * ("since-review" in names) + ["states", "claims", "filters"] + BEHIND_ENTRIES)]

    def header(self) -> list[Choice | str]:
        log, subjects = self.json["log"], self.json["subjects"]
        party = subjects[0][6:] if len(subjects) == 1 and subjects[0].startswith("party:") else None
        title = Choice(self.trail.sentences.name(party)) if party else Choice(printable(self.json["title"]))
        on = readable(self.json["on"])
        self.unchecked += ["the title of the trail"] * (not party) + [f"the words for {self.json['on']}"] * (not on)
        order = "by the days of the world" if self.json["scope"]["order"] == "world" else "as recorded"
        return [
            Choice("Audit trail of ", title, f" [{subjects[0]}]" if len(subjects) == 1 else ""),
            *(["note", "This ledger has no key: nobody vouches for it."] if log.get("attestation") == "keyless" else []),
            "on", Choice(on, f" ({self.json['on']})"), "known on", printable(self.json["known_on"]),
            "log", printable(f"{log['origin']}, {number(log['size'], 'event')}, root {log['root']}"),
            *(["backfilled", self.backfilled()] if self.backfills() else []), "order", order, self.completeness(),
        ]

    def since_review(self) -> Iterator[Choice | str]:
        review = self.json["since_review"]
        sign_off = self.trail.lines.effective(self.trail.entries.get(review["sign_off"], {"seq": -1, "data": {}}))
        new = [event for event in self.told() if event["seq"] >= review["size"] and event["seq"] != review["sign_off"]]
        yield from ["Since the last review", "signed off", printable(f"@{review['sign_off']} on {review['recorded'][:10]} by {review['by']}"),
                    "verdict", review["verdict"], "seen", f"{number(review['size'], 'event')}, root {review['root']}", "the log since",
                    grown(review["size"], review["to"], len(review["proof"]))]
        yield from ["note", printable(sign_off["data"]["note"])] if sign_off["data"].get("note") else []
        for one in self.trail.lines.corrections.get(review["sign_off"], []):
            yield from ["corrected by", printable(f"@{one['seq']} on {one['recorded'][:10]}: {one.get('reason', '')}")]
        for event in new:
            date = printable(date_of(self.trail.lines.effective(event)))
            yield Choice(f"{date} @{event['seq']} ", self.trail.sentence(event["seq"]) or Choice(None))
            yield from ["recorded", event["recorded"]]
        yield f"{len(new)} of the entries {'is' if len(new) == 1 else 'are'} new since." if new else "Nothing in this trail is new since."

    def preferred(self) -> Iterator[Choice | str]:
        """What “Competing claims” ends with."""
        for event in [event for event in self.told() if event["type"] == "claim.preferred"]:
            yield Choice(f"preferred @{event['seq']} ", self.trail.sentence(event["seq"]) or Choice(None))
            yield from ["rule", printable(event["data"]["rule"]), "among", printable(and_list(event["data"].get("among", []))),
                        "reason", printable(event.get("reason", ""))]

    def completeness(self) -> str:
        scope = self.json["scope"]
        if scope["to"] is None:
            return "Complete: nothing had been recorded."
        filters = f" ({'; '.join(scope['filters'])})" if scope["filters"] else ""
        brought, same, left = scope["supporting"], scope["left_out_same"], scope["left_out"]
        asked = scope["events"] - brought
        more = f", and {brought} more on which {'it rests' if asked == 1 else 'they rest'}" if brought else ""
        parts = [(same, "about the same agreements, visits and bodies"), (left - same, "about other things")]
        told = and_list([f"{number(count, 'event')} {about}" for count, about in parts if count])
        rest = f"{told} {'is' if left == 1 else 'are'} left out." if told else "nothing is left out."
        return printable(f"Complete for positions 0 to {scope['to']}: {number(asked, 'event')}{filters}{more}; {rest}")

    def key(self) -> str:
        return self.json["key"]["verifier"] if self.json["key"] else "none: the checkpoint is not signed"

    def correction_lines(self) -> Iterator[Choice | str]:
        rows = []
        for event in self.told():
            for path, old, new in self.trail.lines.changes(event) or [] if event["type"] == "fact.corrected" else []:
                rows += [f"{event['data']['event']} {path}", self.trail.canonical(old), self.trail.canonical(new),
                         f"@{event['seq']} on {event['recorded'][:10]} by {event['by']}",
                         "; ".join(map(citation, event.get("sources", []))), event.get("reason", "")]
        yield from (["Field", "Before", "After", "Corrected", "Source", "Reason"] + list(map(printable, rows)) if rows else [])
        undone = [event for event in self.told() if event["seq"] in self.trail.lines.retractions]
        for event in undone:
            one = self.trail.lines.retractions[event["seq"]]
            sentence = self.trail.sentence(event["seq"]) or Choice(None)
            yield Choice(f"retracted @{event['seq']} ", sentence)
            yield from ["by", printable(f"@{one['seq']} on {one['recorded'][:10]}, {one['by']}"), "reason", printable(one.get("reason", ""))]
        for event in self.trail.sources:
            one = self.trail.lines.retractions.get(event["seq"])
            if one:
                yield Choice(f"retracted @{event['seq']} ", self.trail.sentences.sentence(event) or Choice(None))
                yield from ["by", printable(f"@{one['seq']} on {one['recorded'][:10]}, {one['by']}"), "reason", printable(one.get("reason", ""))]
        if not rows and not any(event["type"] == "fact.retracted" for event in self.told()):
            yield "Nothing was corrected or retracted."

    def told(self) -> list[Event]:
        """The events of the trail in the order in which the page shows them."""
        return [self.trail.entries[int(one.id[1:])] for one in self.parts["page"].elements
                if one.name == "article" and int(one.id[1:]) in self.trail.entries]

    def processes(self) -> list[str]:
        groups: dict[tuple[str, str], list[Event]] = {}
        for event in self.trail.entries.values():
            groups.setdefault((event["by"], event["via"]), []).append(event)
        rows = []
        for (by, via), events in sorted(groups.items()):
            on = [event["recorded"][:10] for event in events]
            entered = sorted(event["entered"][:10] for event in events if "entered" in event)
            rows += [by, via, str(len(on)), min(on), max(on), " to ".join(dict.fromkeys(entered[:1] + entered[-1:]))]
        return ["Recorded by", "Via", "Events", "First", "Last", "Entered", *map(printable, rows)] if rows else []

    def backfills(self) -> list[tuple[str, str]]:
        """The days as of which entries were recorded, and those on which they were entered, where these are others."""
        days = [(event["recorded"][:10], event["entered"][:10]) for event in self.trail.entries.values() if "entered" in event]
        return [(recorded, entered) for recorded, entered in days if recorded != entered]

    def backfilled(self) -> str:
        days, total = self.backfills(), len(self.trail.entries)
        recorded, entered = (sorted(one) for one in zip(*days))
        which = "1 event" if total == 1 else f"{'all' if len(days) == total else f'{len(days)} of'} {total} events"
        span = "" if recorded[0] == recorded[-1] else f" to {recorded[-1]}"
        on = f"on {entered[0]}" if entered[0] == entered[-1] else f"from {entered[0]} to {entered[-1]}"
        return f"{which}: recorded as of {recorded[0]}{span}, entered {on}"

    def left_out(self) -> list[Choice | str]:
        types = sorted(self.json["left_out_types"].items(), key=lambda item: (-item[1], item[0]))
        same = self.json["left_out_same_types"]
        rows = [text for name, count in types
                for text in (printable(name), str(same.get(name, 0)), str(count - same.get(name, 0)))]
        last = Choice("What no source told is not here, ", None)
        notApplied = [text for text in self.parts["left-out"].lines() if text.endswith("not applied.")]
        return (["Events left out", "About the same agreements, visits and bodies", "About other things"] + rows if rows else []) + [Choice(None)] * len(notApplied) + [last]

    def identity(self, party: str) -> Iterator[Choice | str]:
        described = self.trail.parties.described(party)
        facts = self.trail.parties.facts.get(party, [])
        if not described:
            return
        within = [event["data"]["within"] for event in described if "within" in event["data"]][-1:]
        place = [", within ", self.trail.sentences.name(within[0])] if within else []
        yield Choice(f"{party} ", self.trail.sentences.name(party), f": {with_article(described[0]['data']['kind'])}", *place)
        names = [name_line(name, event, "") for event in described for name in event["data"].get("names", [])]
        names += [name_line(name, event, None) for event in facts if event["type"] == "party.renamed" for name in event["data"]["names"]]
        for _ in names:
            yield from ["name", AnyOf(names)]
        for event in described:
            yield from ["description", printable(event["data"]["description"])] if "description" in event["data"] else []
        for event in described:
            for system, code in sorted(event["data"].get("codes", {}).items()):
                yield from [printable(system), printable(code)]
        merged = [event["data"]["party"] for event in facts if event["type"] == "party.merged"]
        yield from ["merged from", ", ".join(merged)] if merged else []
        for event in [event for event in facts if event["type"] == "party.ended"][-1:]:
            yield from ["ended", f"{event.get('on', 'on an unknown day')}, by {event['data']['mode']}"]
        yield from ["note", Choice("A pseudonym: ", None)] if described[0]["data"]["kind"] == "pseudonym" else []

    def check_whole_texts(self) -> None:
        families: dict[str, int] = {}
        for event in self.trail.entries.values():
            family = event["type"].split(".")[0]
            families[family] = families.get(family, 0) + 1
        boxes = "".join(f" {printable(name)} ({count})" for name, count in sorted(families.items()))
        expected = f"TrailKinds of events{boxes}With the words  Order as issuedas recorded Show all sources"
        if "filters" in self.parts and self.parts["filters"].text != expected:
            self.find("filters", f"it shows “{self.parts['filters'].text}”, where the lines say “{expected}”")
        for name, heading in HEADINGS.items():
            shown = [one.text for one in self.parts[name].all("h2")] if name in self.parts else [heading]
            if shown != [heading]:
                self.find(name, f"its heading is “{' '.join(shown)}”, not “{heading}”")
        day = next(self.parts["states"].lines(), "") if "states" in self.parts else "As it stood on "
        links = list(self.parts["contents"].lines()) if "contents" in self.parts else [day]
        if not day.startswith("As it stood on ") or day not in links:
            self.find("states", f"the heading is “{day}”")
        sliders = self.parts["sliders"].text if "sliders" in self.parts else ""
        known = "As recorded as of" if self.backfills() else "As known on"
        if sliders != f"On the day {known} Back to the day asked about":
            self.find("states", f"what sets another day reads “{sliders}”")
        title = next(self.root.all("title")).text
        if "header" in self.parts and title != next(iter(self.parts["header"].lines()), ""):
            self.find("head", f"its title is “{title}”")

    # The picture.

    def check_picture(self) -> None:
        for link in self.parts["picture"].all("a") if "picture" in self.parts else ():
            seq = int(link.attributes.get("href", "#e-1")[2:])
            if seq not in self.trail.entries:
                continue
            event = self.trail.effective(seq)
            held = not event.get("modality") and event["type"] != "visit.planned"
            kind = "planned" if not held else "undone" if seq in self.trail.lines.retractions else "held"
            sentence, front = self.trail.sentence(seq) or Choice(None), printable(date_of(event)) + ": "
            title = "".join(one.text for one in link.all("title"))
            label = "".join(one.text for one in link.all("text"))
            if link.kind != kind or not begins(Choice(front, sentence), title, 100) or not begins(sentence, label, 40):
                self.find("picture", f"@{seq} is drawn as {link.kind} and reads “{title}”, “{label}”: not as its line says")

    # What no line settles.

    def check_readings(self) -> None:
        """Compares the issuer's reading of the lines with the embedded report, and says that neither is proved."""
        summary = [text for text in self.parts["summary"].lines()][1:] if "summary" in self.parts else []
        if dict(zip(summary[::2], summary[1::2])) != {key: printable(value) for key, value in self.json["summary"].items()}:
            self.find("summary", "it does not say what the embedded report says")
        leads = [one.text for one in self.parts["as-issued"].all("b") if one.kind == "lead"] if "as-issued" in self.parts else []
        states = [state for kind in KINDS for state in self.json.get(kind, [])]
        conflicts = ["conflict"] * len(self.json.get("conflicts", []))
        if leads != [f"{state['certainty']} {state['status']}" for state in states] + conflicts:
            self.find("states", "they are not those of the embedded report")
        preferred = list(self.preferred())
        if preferred and "claims" in self.parts:
            self.compare("claims", list(self.parts["claims"].lines())[-len(preferred):], preferred)
        shown = [text for text in self.parts["findings"].lines() if text in {
            printable(f"{one['severity']} {one['what']}") for one in self.json["findings"]}] if "findings" in self.parts else []
        if len(shown) != len(self.json["findings"]):
            self.find("findings", "they are not those of the embedded report")
        day = next(self.parts["states"].lines(), "") if "states" in self.parts else ""
        self.unchecked += [
            f"“In short” ({counted(len(summary) // 2, 'sentence')})", f"“{day}” ({counted(len(states), 'state')}), and the states of other days",
            f"“Findings” ({counted(len(shown), 'finding')})", "which claims compete, and which types of events are not in the trail",
            "where the picture has its dots and bars, how the days are ordered, and whom “Who is who” leaves out",
        ]


def escaped(text: str) -> str:
    return html.escape(text).replace("&#x27;", "&#39;")


def grown(seen: int, size: int, proof: int) -> str:
    if not proof:
        return "Nothing was added: it is the log that was seen."
    return (f"Only grew: of the present {number(size, 'event')} the first {seen} {'was' if seen == 1 else 'were'} seen, as "
            f"{'1 hash proves' if proof == 1 else f'{proof} hashes prove'}.")


def number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def counted(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def is_entry(article: Element, tags: int) -> bool:
    """Whether an article has the parts of an entry: a line of words, and below it what is folded away."""
    if [one.name for one in article.elements] != ["p", "details"] or any(one.attributes for one in article.elements):
        return False
    line, folded = article.elements
    words = [one.name for one in line.elements] == ["time", "span"] + ["b"] * tags + ["a"] and not any(one.elements for one in line.elements)
    return words and [one.name for one in folded.elements] == ["summary", "dl"] and not folded.elements[0].elements


class AnyOf(Choice):
    """One of several texts."""

    def __init__(self, choices: list[Choice]) -> None:
        super().__init__(str(choices[0]))
        self.choices = choices

    def admits(self, text: str) -> bool:
        return any(choice.admits(text) for choice in self.choices)


def name_line(name: dict, event: Event, since: str | None) -> Choice:
    use, language = f" ({name['as']})" if "as" in name else "", f", {name['lang']}" if "lang" in name else ""
    text = printable(f"{name['text']}{use}{language}")
    return Choice(text, " ", f"@{event['seq']}") if since is not None else Choice(text, " ", None, f"@{event['seq']}")


def source_lines(event: Event, retraction: Event | None) -> Iterator[str]:
    """A source, as registered: what it is, where it was found, and which copy was read."""
    data = event["data"]
    yield printable(f"{data['source']} {data.get('title', 'Without a title')}")
    derived = "; ".join(f"{one['source']}, by {one['how']}" for one in data.get("derived_from", []))
    facts = [("kind", data["kind"]), ("publisher", data.get("publisher")), ("published", data.get("published")),
             ("address", data.get("url")), ("retrieved", data.get("retrieved")),
             ("copy", f"SHA-256 {data['sha256']}" if "sha256" in data else None), ("took its words from", derived),
             ("registered", f"@{event['seq']}"),
             ("retracted by", f"@{retraction['seq']}: {retraction.get('reason', '')}" if retraction else None)]
    for label, value in facts:
        yield from [label, printable(value)] if value else []


def printable_lines(note: str) -> str:
    """A checkpoint as a page shows it: its lines that are not empty."""
    return "".join(printable(line) + "\n" for line in note.split("\n") if line)


def and_list(items: list[str]) -> str:
    return ", ".join(items[:-1]) + " and " + items[-1] if len(items) > 1 else "".join(items)


def begins(choice: Choice, shown: str, least: int) -> bool:
    """Whether a text is shown whole, or from its beginning on."""
    return choice.admits(shown) or len(shown) >= least and shown.endswith("…") and choice.starts(shown[:-1])


def rendered(element: Element) -> Iterator[str]:
    """An element's markup, as it stands in a page."""
    yield f"<{element.name}" + "".join(f' {key}="{escaped(value)}"' for key, value in element.attributes.items()) + ">"
    for child in element.children:
        yield from [escaped(child)] if isinstance(child, str) else rendered(child)
    yield f"</{element.name}>"
