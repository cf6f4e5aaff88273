"""The sentence that a page makes of an event, made again from the event's line.

Where a line leaves open what a page shows, as with the name of a party that has had several, a sentence is a choice. A type
of event that is not known here has no sentence, and is named among what could not be checked.
"""

from __future__ import annotations

import re

from lines import Event, Parties, printable

# What a page tells the states of, in its order.
KINDS = "agreements memberships offices visits contacts inquiries indicators policies".split()
MONTHS = "January February March April May June July August September October November December".split()
COMPARATORS = {"gt": "more than ", "ge": "at least ", "lt": "less than ", "le": "at most ", "about": "about "}
MODALITIES = {"claimed": "It is claimed: ", "planned": "It is planned: ", "attempted": "It was attempted: ",
              "hypothetical": "It would be: ", "negated": "It is not so: "}


class Choice:
    """Text in which some places may read in several ways."""

    def __init__(self, *pieces: str | Choice | list[str] | None) -> None:
        """Pieces: text, the ways in which a place may read, or None for a place of which the line says nothing."""
        self.pieces: list[str | list[str] | None] = []
        for piece in pieces:
            self.pieces += piece.pieces if isinstance(piece, Choice) else [piece]

    def admits(self, text: str) -> bool:
        return bool(re.fullmatch("".join(map(self.pattern, self.pieces)), text, re.DOTALL))

    @staticmethod
    def pattern(piece: str | list[str] | None) -> str:
        if piece is None:
            return ".+?"
        return re.escape(piece) if isinstance(piece, str) else "(?:" + "|".join(map(re.escape, piece)) + ")"

    @property
    def is_whole(self) -> bool:
        return None not in self.pieces

    def __str__(self) -> str:
        return "".join("..." if piece is None else piece if isinstance(piece, str) else piece[0] for piece in self.pieces)

    def starts(self, text: str) -> bool:
        """Whether the text is a beginning of it."""
        return any(full.startswith(text) for full in self.texts()) or not self.is_whole

    def texts(self) -> list[str]:
        """All that it may read, as far as that is not too much."""
        texts = [""]
        for piece in self.pieces:
            choices = [piece] if isinstance(piece, str) else (piece or [""])
            texts = [text + choice for text in texts for choice in choices][:1000]
        return texts


def with_article(word: str | None) -> str:
    """“a city”, “an organisation”; “a unit”, which begins as “you” does; “unresolved”, which is no one kind of thing."""
    text = str(word)
    if text == "unresolved":
        return text
    return f"{'an' if text[:1] in tuple('aeiou') and not text.startswith(('uni', 'use', 'eu')) else 'a'} {text}"


def listed(items: list) -> Choice:
    """"a", "a and b", "a, b and c"."""
    pieces: list = []
    for place, item in enumerate(items):
        pieces += ["" if place == 0 else " and " if place == len(items) - 1 else ", ", item]
    return Choice(*pieces)


class Sentences:
    def __init__(self, parties: Parties) -> None:
        self.parties = parties

    def name(self, party: str) -> list[str]:
        return [printable(name) for name in self.parties.names(party)]

    def names(self, parties: list[str]) -> Choice:
        return listed([self.name(party) for party in parties])

    def people(self, participants: list[dict] | None) -> Choice | None:
        if not participants:
            return None
        return listed([Choice(self.name(one["party"]), f" ({printable(one['as'])})" if "as" in one else "") for one in participants])

    def sentence(self, event: Event) -> Choice | None:
        """What a page says of an event; None for a type that is not known here."""
        family, _, deed = event["type"].partition(".")
        make = getattr(self, f"of_{family}", None)
        said = make(deed, event["data"]) if make and event.get("v", 1) == 1 else None
        return said and Choice(MODALITIES.get(event.get("modality", ""), ""), said)

    def of_agreement(self, deed: str, data: dict) -> Choice | None:
        this, party = data["agreement"], [self.name(data["party"])] if "party" in data else []
        someone, mode = Choice(*(party or ["A party"])), f" by {data['mode']}" if "mode" in data else ""
        if deed == "registered":
            return Choice(f"The {data['kind']} agreement {this} between ", self.names(data["parties"]), " was registered.")
        if deed == "signed":
            hands = self.people(data.get("signatories"))
            parties = self.names(data["parties"]) if "parties" in data else "The parties"
            return Choice(parties, f" signed {this}", *([", by the hands of ", hands] if hands else []), ".")
        if deed == "consented":
            return Choice(someone, f" consented to {this}{mode}.")
        if deed == "ended":
            return Choice(f"{this} ended{mode}", *([" of "] + party if party else []), ".")
        if deed == "affirmed":
            return Choice(f"{this} was seen to be {data['status']}", *([" for "] + party if party else []), ".")
        if deed == "disputed":
            pieces: list = []
            for place, position in enumerate(data["positions"]):
                pieces += ["; " if place else "", self.name(position["who"]), f": {printable(position['status'])}"]
            return Choice(f"Whether {this} holds became disputed (", *pieces, ").")
        if deed == "declared":
            summary = f": {printable(data['summary'])}" if "summary" in data else ""
            return Choice(someone, f" made {with_article(data['kind'])} to {this}{summary}.")
        if deed == "amended":
            return Choice(f"{this} was amended: {printable(data['what'])}")
        if deed == "renewed":
            return Choice(f"{this} was renewed", *([" until ", readable(data["until"])] if "until" in data else [" without end"]), ".")
        return Choice(f"{this}: {deed.replace('-', ' ')}", *([" ("] + party + [")"] if party else []), ".")

    def of_office(self, deed: str, data: dict) -> Choice | None:
        person, to = self.name(data["person"]), [" to ", self.name(data["to"])] if "to" in data else []
        office = Choice(f"{printable(data['office'])} of ", self.name(data["of"]), *to)
        before = [", succeeding ", self.name(data["succeeds"])] if "succeeds" in data else []
        ways = {"appointed": [" was appointed ", office, "."], "assumed": [" became ", office, *before, "."],
                "affirmed": [" was ", office, "."], "left": [" left the office of ", office, "."]}
        return Choice(person, *ways[deed]) if deed in ways else None

    def of_membership(self, deed: str, data: dict) -> Choice | None:
        member, body = self.name(data["member"]), self.name(data["organisation"])
        mode = f" by {data['mode']}" if "mode" in data else ""
        ways = {"joined": [member, " joined ", body, "."], "affirmed": [member, " was a member of ", body, "."],
                "changed": ["The membership of ", member, " in ", body, " changed."],
                "ended": ["The membership of ", member, " in ", body, f" ended{mode}."]}
        return Choice(*ways[deed]) if deed in ways else None

    def of_visit(self, deed: str, data: dict) -> Choice | None:
        visitors, hosts = self.people(data.get("visitors")), self.people(data.get("hosts"))
        sides = [*([" by ", visitors] if visitors else []), *([" to ", hosts] if hosts else [])]
        held = [visitors, " visited ", hosts] if visitors and hosts else ["A visit", *sides, " took place"]
        ways = {"planned": ["A visit", *sides, " was planned for ", readable(data.get("for", "")), f" [{data['visit']}]."],
                "held": [*held, f" [{data['visit']}]."],
                "resolved": [f"The planned visit {data['visit']}: {data.get('outcome')}."]}
        return Choice(*ways[deed]) if deed in ways else None

    def of_meeting(self, deed: str, data: dict) -> Choice | None:
        return Choice(self.people(data.get("participants")) or "Some", " met.") if deed == "held" else None

    def of_contact(self, deed: str, data: dict) -> Choice | None:
        sides = Choice(self.names(data["who"]), " with ", self.names(data["with"]), ": ")
        if deed == "counted":
            return Choice(sides, f"{COMPARATORS.get(data['comparator'], '')}{data['count']} {printable(data['unit'])}.")
        return Choice(sides, printable(data["what"])) if deed == "recurred" else None

    def of_party(self, deed: str, data: dict) -> Choice | None:
        first = printable(data["names"][0]["text"]) if data.get("names") else ""
        ways = {"registered": [f"{first} was registered as {with_article(data.get('kind'))}."],
                "renamed": [f"{data['party']} took the name {first}."],
                "ended": [self.name(data["party"]), f" ended by {data.get('mode')}."],
                "merged": [f"The record {data['party']} was merged into {data.get('into')}."],
                "described": ["More was recorded about ", self.name(data["party"]), "."]}
        return Choice(*ways[deed]) if deed in ways else None

    def of_source(self, deed: str, data: dict) -> Choice | None:
        title = f": {printable(data['title'])}" if "title" in data else ""
        return Choice(f"The source {data['source']} was registered{title}.") if deed == "registered" else None

    def of_ledger(self, deed: str, data: dict) -> Choice | None:
        ways = {"opened": f"The ledger {printable(data.get('origin', ''))} was opened.", "key-changed": "The ledger's key was changed."}
        return Choice(ways[deed]) if deed in ways else None

    def of_statement(self, deed: str, data: dict) -> Choice | None:
        return Choice(self.name(data["speaker"]), f" ({data['kind']}): {printable(data['summary'])}") if deed == "made" else None

    def of_indicator(self, deed: str, data: dict) -> Choice | None:
        figure = data.get("value") or data.get("trend") or ""
        words = f"{COMPARATORS.get(data.get('comparator', ''), '')}{figure} {printable(data['unit'])}"
        return Choice(words) if deed == "claimed" else None

    def of_policy(self, deed: str, data: dict) -> Choice | None:
        if deed == "announced":
            return Choice(self.name(data["actor"]), f" announced: {printable(data['goal'])}")
        return Choice(f"The policy {data['policy']} ended.") if deed == "ended" else None

    def of_inquiry(self, deed: str, data: dict) -> Choice | None:
        if deed == "made":
            return Choice(self.name(data["asker"]), " asked ", self.names(data["to"]), ".")
        return Choice(f"The inquiry {data['inquiry']}: {data['outcome']}.") if deed == "closed" else None

    def of_fact(self, deed: str, data: dict) -> Choice | None:
        ways = ("corrected", "retracted")
        return Choice(f"The event {data['event']} was {deed}.") if deed in ways else None

    def of_facts(self, deed: str, data: dict) -> Choice | None:
        return Choice(f"Linked as {data['relation']}: ", listed(data["events"]), ".") if deed == "linked" else None

    def of_claim(self, deed: str, data: dict) -> Choice | None:
        return Choice(f"{data['prefer']} is preferred: {printable(data['rule'])}") if deed == "preferred" else None

    def of_review(self, deed: str, data: dict) -> Choice | None:
        if deed == "noted":
            return Choice(f"A reviewer notes: {printable(data['note'])}")
        if deed != "signed-off":
            return None
        # Whether the log ever was what is signed off, no line of a trail says.
        return Choice(f"A reviewer has seen {data['subject']}", ["", " in another log"], f": {data['verdict']}.")


def readable(date: str) -> str | None:
    """A plain date in words; None for one that says more than a day, a month or a year."""
    match = re.fullmatch(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", date)
    if not match:
        return None
    year, month, day = match.groups()
    return " ".join(part for part in (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year) if part)


def date_of(event: Event) -> str:
    """The date in front of an entry: its own, or that of the legs of a visit without one."""
    if event.get("on"):
        return event["on"]
    data = event["data"]
    legs = [leg["when"] for leg in data.get("legs", []) + data.get("activities", []) if "when" in leg]
    return "leg " + ", ".join(sorted(set(legs))) if legs and event["type"] == "visit.held" else "undated"
