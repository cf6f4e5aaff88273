"""Makes drafts to measure with: seeded, of all types that an import takes, at the rates of a register that was kept for decades.

    python3 scripts/bench.d/workload.py EVENTS [--hot] [--seed N] [--skew X] [--into FILE]      writes drafts, one JSON object a line

A stored line has about 440 bytes. Of N events, there are N/20 subjects, besides meetings and counts, which have no id but their
event's. Half of the dates are vague; 2 % of the events are corrections; 1 % come late: the log goes through the years, and they tell
of a year that is long past. In both workloads one agreement, `tie-0`, has 1,000 events. In the hot one `tie-1` has a tenth of all, a
membership and a visit have a fiftieth each, and a few subjects are spoken of from the first year to the last.
"""

import argparse
import json
import random

from register import Register
from types_of_event import BEGINNING, CARDS

LATE_PER_THOUSAND = 10
REASONS = [
    "Told by the municipal press office.",
    "Taken over from the card file of the archive.",
    "Seen in the annual report on partnerships.",
]


def drafts(count, hot=False, seed=20240210, skew=1.0):
    """Yields so many drafts, as dictionaries."""
    rng = random.Random(seed)
    register = Register(rng, count, favourites(count, hot), skew)
    for number, (card, is_late) in zip(range(count), cards(rng)):
        register.turn_to(number)
        yield draft(card, is_late, register)


def cards(rng):
    """What happens next, without end: first what everything else needs, then one deck of 1,000 cards after the other, with every type as
    often as it is there in a thousand events."""
    yield from ((CARDS[name], False) for name in BEGINNING)
    deck = [card for card in CARDS.values() for _ in range(card.per_thousand)]
    while True:
        rng.shuffle(deck)
        late = set(rng.sample([place for place, card in enumerate(deck) if card.is_dated], LATE_PER_THOUSAND))
        yield from ((card, place in late) for place, card in enumerate(deck))


def draft(card, is_late, register):
    """One draft, with what may be said of an event of any type."""
    rng = register.rng
    made = {"key": register.key, "type": card.type, "data": card.data(register), "reason": rng.choice(REASONS)}
    if card.is_dated:
        made["on"] = register.span(is_late) if card.may_last and rng.random() < 0.3 else register.date(is_late)
        if rng.random() < 0.2:
            made |= {"stated": "in the course of the year", "place": register.city()}
        if rng.random() < 0.03:
            made["modality"] = "claimed"
        register.tell_of_dated()
        if "agreement" in made["data"]:
            register.tell_of_claim(card.type, made["data"]["agreement"])
    if card.is_sourced:
        made["confidence"] = rng.choice(["confirmed", "high", "medium"])
        made["sources"] = [{"source": register.known("source"), "at": f"row {register.number}, card {register.number * 7}"}]
    return made


def favourites(count, hot):
    """Which shares of the events about a kind fall on the first few subjects of that kind."""

    def shares(about, *events):
        per_thousand = sum(card.per_thousand for card in CARDS.values() if card.type.startswith(about))
        return [number * 1000 / (count * per_thousand) for number in events]

    agreements = ("agreement.", "statement.", "inquiry.made", "review.noted")
    audited, lasting = min(1000, count / 10), count / 200
    if not hot:
        return {"agreement": shares(agreements, audited)}
    return {
        "agreement": shares(agreements, audited, count / 10, lasting, lasting),
        "membership": shares("membership.", count / 50, lasting),
        "visit": shares(("visit.", "meeting."), count / 50, lasting),
        "office": shares("office.", lasting, lasting),
        "city": [0.05, 0.02],
    }


def line(made):
    return json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n"


def main():
    parser = argparse.ArgumentParser(prog="workload.py")
    parser.add_argument("events", type=int)
    parser.add_argument("--hot", action="store_true", help="few subjects with many events, few that last long")
    parser.add_argument("--seed", type=int, default=20240210, help="another world of the same kind")
    parser.add_argument("--skew", type=float, default=1.0, help="above 1: the earlier subjects of a kind are spoken of more often")
    parser.add_argument("--into", type=argparse.FileType("w", encoding="utf-8"), default="-", help="a file; else standard output")
    options = parser.parse_args()
    options.into.writelines(map(line, drafts(options.events, options.hot, options.seed, options.skew)))


if __name__ == "__main__":
    main()
