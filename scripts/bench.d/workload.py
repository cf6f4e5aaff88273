"""Seeded drafts of about 440 bytes a stored line: N events over N/20 subjects, imprecise dates, corrections, late entries."""

import json
import random

CARD = "Told by the municipal press office in its weekly bulletin; taken over from the archive's card file, wording and all."


def drafts(count, hot=False):
    """Yields drafts as dictionaries. `hot`: a tenth of the events fall on a few subjects."""
    rng = random.Random(20240210)
    subjects = max(10, count // 20)
    parties = max(20, subjects // 5)
    yield {"key": "source", "type": "source.registered", "data": {"source": "register", "kind": "dataset", "title": "Register of contacts"}}
    for p in range(parties):
        yield {"key": f"party-{p}", "type": "party.registered", "sources": [{"source": "register", "at": f"row {p}"}],
               "data": {"party": f"city-{p}", "kind": "city", "names": [{"text": f"City number {p}", "lang": "en"}]}}
    made, datable, ties = parties + 1, [], 0

    def city():
        return f"city-{rng.randrange(4 if hot and rng.random() < 0.1 else parties)}"

    while made < count:
        key, year, kind = f"event-{made}", rng.randint(1950, 2023), rng.random()
        month, day = rng.randint(1, 12), rng.randint(1, 28)
        on = rng.choice([f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}", f"{year}", f"{year}~", f"[{year}..{year + 2}]"])
        one, other = city(), city()
        while other == one:
            other = f"city-{rng.randrange(parties)}"
        base = {"key": key, "on": on, "reason": CARD, "confidence": "high",
                "sources": [{"source": "register", "at": f"row {made}, card {made * 7}"}]}
        if kind < 0.02 and datable:
            base = {"key": key, "reason": "Misread on the card.", "type": "fact.corrected",
                    "data": {"event": rng.choice(datable), "set": {"/on": str(year)}}}
        elif kind < 0.35:
            base |= {"type": "visit.held", "data": {"visit": f"visit-{rng.randrange(subjects)}", "visitors": [{"party": one}],
                     "hosts": [{"party": other}], "purpose": "Exchange of experience in town planning"}}
        elif kind < 0.5:
            base |= {"type": "meeting.held", "data": {"participants": [{"party": one}, {"party": other}], "subject": "Trade, schools and sport"}}
        elif kind < 0.7:
            base |= {"type": "membership.affirmed", "data": {"member": one, "organisation": other}}
        elif kind < 0.75 or ties == 0:
            del base["on"]
            base |= {"type": "agreement.registered", "data": {"agreement": f"tie-{ties}", "kind": "sister-city", "form": "bilateral",
                     "parties": [one, other]}}
            ties += 1
        else:
            base |= {"type": "agreement.affirmed", "data": {"agreement": f"tie-{rng.randrange(ties)}", "status": "in-force"}}
        if "on" in base:
            datable.append(key)
        made += 1
        yield base


def write(path, count, hot=False):
    with open(path, "w", encoding="utf-8") as file:
        for draft in drafts(count, hot):
            file.write(json.dumps(draft, separators=(",", ":"), ensure_ascii=False) + "\n")
