"""What the lines of a trail amount to: which of them still count, as what, and who the parties that they name are.

Written from the format and the meaning of events alone, for `scripts/verify-independently`.
"""

from __future__ import annotations

import copy
import unicodedata
Event = dict


class Lines:
    """Events by position, with the corrections and retractions among them applied."""

    def __init__(self, events: dict[int, Event]) -> None:
        self.events = events
        self.retractions: dict[int, Event] = {}
        self.corrections: dict[int, list[Event]] = {}
        self.positions = {event["id"]: seq for seq, event in sorted(events.items(), reverse=True)}
        # Newest first: whatever touches an event is newer than it.
        for seq in sorted(events, reverse=True):
            if events[seq]["type"] not in ("fact.corrected", "fact.retracted") or seq in self.retractions:
                continue
            event = self.effective(events[seq])
            target = self.positions.get(event["data"].get("event"))
            if event.get("modality") or target is None or target >= seq:
                continue
            if event["type"] == "fact.retracted":
                self.retractions[target] = event
            else:
                self.corrections.setdefault(target, []).insert(0, event)

    def effective(self, event: Event) -> Event:
        """The event as its corrections have made it."""
        for correction in self.corrections.get(event["seq"], []):
            event = changed(event, correction["data"]["set"])
        return event

    def changes(self, correction: Event) -> list[tuple[str, object, object]] | None:
        """What a correction changed: field, before, after. None where the event that it corrects is not here."""
        target = self.events.get(self.positions.get(correction["data"]["event"], -1))
        if target is None:
            return None
        for earlier in self.corrections.get(target["seq"], []):
            if earlier["seq"] < correction["seq"]:
                target = changed(target, earlier["data"]["set"])
        return [(path, value_at(target, path), new) for path, new in sorted(correction["data"]["set"].items())]

    def facts(self, *types: str) -> list[Event]:
        """The live asserted events of some types, as corrected, in the order of the log."""
        live = [self.effective(event) for seq, event in sorted(self.events.items()) if seq not in self.retractions]
        return [event for event in live if event["type"] in types and not event.get("modality")]


def changed(event: Event, changes: dict[str, object]) -> Event:
    """The event with the changes made, or as it was where one of them leads nowhere."""
    result = copy.deepcopy(event)
    try:
        for path, new in sorted(changes.items()):
            *above, last = tokens(path)
            place = result
            for token in above:
                place = place[int(token) if isinstance(place, list) else token]
            key = int(last) if isinstance(place, list) else last
            if new is None:
                del place[key]
            elif isinstance(place, list) and key == len(place):
                place.append(new)
            else:
                place[key] = new
    except (KeyError, IndexError, ValueError, TypeError):
        return event
    return result


def value_at(value: object, path: str) -> object:
    try:
        for token in tokens(path):
            value = value[int(token) if isinstance(value, list) else token]
    except (KeyError, IndexError, ValueError, TypeError):
        return None
    return value


def tokens(path: str) -> list[str]:
    """The steps of a JSON Pointer (RFC 6901)."""
    return [token.replace("~1", "/").replace("~0", "~") for token in path.split("/")[1:]]


class Parties:
    """Who the parties are, as far as the lines say."""

    def __init__(self, lines: Lines) -> None:
        self.into = {event["data"]["party"]: event["data"]["into"] for event in lines.facts("party.merged")}
        self.facts: dict[str, list[Event]] = {}
        for event in lines.facts("party.registered", "party.described", "party.renamed", "party.ended", "party.merged"):
            self.facts.setdefault(self.canonical(event["data"]["party"]), []).append(event)

    def canonical(self, party: str) -> str:
        seen = set()
        while party in self.into and party not in seen:
            seen.add(party)
            party = self.into[party]
        return party

    def described(self, party: str) -> list[Event]:
        """The registration of a party, then whatever else describes it."""
        facts = [event for event in self.facts.get(party, []) if event["type"] in ("party.registered", "party.described")]
        registrations = [event for event in facts if event["type"] == "party.registered"]
        own = next((event for event in registrations if event["data"]["party"] == party), registrations[0] if registrations else None)
        return [own] + [event for event in facts if event is not own] if own else []

    def names(self, party: str) -> list[str]:
        """What a party may be called: its first official name, or one that it took later; its id if it is not registered."""
        party = self.canonical(party)
        described = self.described(party)
        first = [name for event in described for name in event["data"].get("names", [])]
        taken = [name for event in self.facts.get(party, []) if event["type"] == "party.renamed" for name in event["data"]["names"]]
        official = [name for name in first if name.get("as", "official") == "official"][:1] or first[:1]
        later = [name for name in taken if name.get("as", "official") == "official"]
        return [name["text"] for name in official + later] if described and official + later else [party]


def printable(text: str) -> str:
    """The text as a page shows it: what has no shape of its own is made visible."""
    hostile = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
    return "".join(f"\\u{{{ord(c):x}}}" if unicodedata.category(c) in hostile else c for c in text)
