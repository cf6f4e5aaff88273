"""Compares what a trail says of its lines, in JSON, with the lines: as far as these settle it."""

from __future__ import annotations

from functools import cached_property
from typing import Callable, NamedTuple

from lines import Event, Lines, Parties, printable
from sentences import Choice, Sentences, date_of


class Fact(NamedTuple):
    """A label and its values, as an entry of a page shows them."""

    label: str
    values: list[Choice]


class Trail:
    """A trail, and what follows from its lines alone.

    - entries: the events that the trail tells, by position; each is proved by then
    - named: the further events that it carries, as names, titles and corrections come from them
    """

    def __init__(self, trail: dict, entries: dict[int, Event], named: dict[int, Event], canonical: Callable[[object], str]) -> None:
        self.json, self.entries, self.canonical = trail, entries, canonical
        self.lines = Lines({**named, **entries})
        self.supporting = {entry["seq"] for entry in trail["trail"] if entry.get("supporting")}
        self.unchecked: list[str] = []
        self.parties = Parties(self.lines)
        self.sentences = Sentences(self.parties)

    def effective(self, seq: int) -> Event:
        return self.lines.effective(self.entries[seq])

    def sentence(self, seq: int) -> Choice | None:
        return self.sentences.sentence(self.effective(seq))

    @property
    def sources(self) -> list[Event]:
        """The registrations of the sources that the entries name."""
        told = [event for seq, event in self.entries.items() for event in [event, *self.lines.corrections.get(seq, [])]]
        named = {source["source"] for event in told for source in event.get("sources", [])}
        return [event for event in self.registrations if event["data"]["source"] in named]

    @property
    def registrations(self) -> list[Event]:
        """Of all sources, those that were retracted too."""
        events = [self.lines.effective(event) for _, event in sorted(self.lines.events.items())]
        return [event for event in events if event["type"] == "source.registered"]

    def source_retractions(self, event: Event) -> list[Event]:
        """The retractions of the sources that an event cites, and of those from which these took their words."""
        return [self.lines.events[seq] for seq in sorted({
            seq for source in event.get("sources", []) for seq in self.withdrawn.get(source["source"], ())})]

    @cached_property
    def withdrawn(self) -> dict[str, set[int]]:
        """By source the retractions by which it bears nothing any more: all its registrations are retracted, or all its origins."""
        found: dict[str, set[int]] = {}
        origins: dict[str, set[str]] = {}
        for event in self.registrations:
            source = event["data"]["source"]
            if event.get("modality"):
                continue
            if event["seq"] in self.lines.retractions:
                found.setdefault(source, set()).add(self.lines.retractions[event["seq"]]["seq"])
            else:
                origins.setdefault(source, set()).update(one["source"] for one in event["data"].get("derived_from", []))
        found = {source: seqs for source, seqs in found.items() if source not in origins}
        grown = True
        while grown:
            copies = {copy: set().union(*(found[one] for one in own)) for copy, own in origins.items()
                      if copy not in found and own and own <= found.keys()}
            found, grown = found | copies, bool(copies)
        return found

    def facts(self, seq: int) -> list[Fact]:
        """What stands below an entry."""
        event = self.entries[seq]
        anchor = f", relative to {event['anchor']}" if "anchor" in event else ""
        entered = f", entered {event['entered']}" if "entered" in event else ""
        told = [
            ("event", [f"@{seq} {event['id']} {event['type']}"]),
            ("recorded", [f"{event['recorded']}{entered} by {event['by']}"]),
            ("via", [event["via"]]),
            ("imported from", origin(event)),
            ("stated", [f"“{event['stated']}”{anchor}"] if "stated" in event else []),
            ("at", [event.get("place", "")]), ("modality", [event.get("modality", "")]),
            ("source", [citation(source) for source in event.get("sources", [])]),
            ("passed on by", [", ".join(event.get("attributed", []))]),
            ("confidence", [event.get("confidence", "")]), ("reason", [event.get("reason", "")]),
        ]
        facts = [Fact(label, [Choice(printable(value)) for value in values if value]) for label, values in told]
        facts += [Fact("changed", self.changes(seq))] + self.undoings(seq)
        facts += [Fact("source retracted by", [Choice(printable(f"@{one['seq']}: {one.get('reason', '')}"))])
                  for one in self.source_retractions(event)]
        if seq in self.supporting:
            facts.append(Fact("told because", [Choice("what is shown here rests on it")]))
        return [fact for fact in facts if fact.values]

    def changes(self, seq: int) -> list[Choice]:
        event = self.entries[seq]
        if event["type"] != "fact.corrected":
            return []
        changes = self.lines.changes(event)
        if changes is None:
            return [Choice(printable(path) + " from ", None) for path in sorted(event["data"]["set"])]
        return [Choice(printable(f"{path} from {self.canonical(old)} to {self.canonical(new)}")) for path, old, new in changes]

    def undoings(self, seq: int) -> list[Fact]:
        """What has become of an entry."""
        facts = []
        for one in self.lines.corrections.get(seq, []):
            said = "; ".join(map(citation, one.get("sources", [])))
            text = f"@{one['seq']} on {one['recorded'][:10]}: {one.get('reason', '')}" + (f" ({said})" if said else "")
            facts.append(Fact("corrected by", [Choice(printable(text))]))
        one = self.lines.retractions.get(seq)
        if one:
            facts.append(Fact("retracted by", [Choice(printable(f"@{one['seq']}: {one.get('reason', '')}"))]))
        return facts

    def check(self, find: Callable[[str, str], None], size: int, origin: str, root: str) -> None:
        """Checks the report's own members; what it repeats from each line is checked before."""
        for entry in self.json["trail"]:
            for problem in self.problems(entry):
                find(f"entry @{entry['seq']}", problem)
        retracted = {seq: {"retracted_by": one["seq"]} for seq, one in self.lines.retractions.items()}
        if self.json["sources"] != [event["data"] | retracted.get(event["seq"], {}) for event in self.sources]:
            find("sources", "not as the lines register them")
        log = self.json["log"]
        if log["origin"] != origin or log["size"] > size or (log["size"] == size and log["root"] != root):
            find("log", "it names another log than the checkpoint")
        if self.json["scope"]["from"] != 0 or (self.json["scope"]["to"] if log["size"] else -1) not in (log["size"] - 1, None):
            find("scope", f"not that of a log of {log['size']} events")
        if 0 <= log["size"] < size:
            self.unchecked.append(f"the root {log['root']} over {log['size']} events, which the checkpoint is not over")
        if sum(self.json["left_out_types"].values()) != self.json["scope"]["left_out"]:
            find("left out", f"the types do not add up to {self.json['scope']['left_out']} events besides the entries")
        if sum(self.json["left_out_same_types"].values()) != self.json["scope"]["left_out_same"]:
            find("left out", f"the types do not add up to {self.json['scope']['left_out_same']} events about the same")
        if len(self.supporting) != self.json["scope"]["supporting"]:
            find("scope", f"{len(self.supporting)} entries are said to be brought along, not {self.json['scope']['supporting']}")
        for card in self.json["identities"]:
            if self.parties.canonical(card["id"]) != card["id"] or card["name"] not in self.parties.names(card["id"]):
                find("identities", f"{card['id']} is called “{card['name']}”, as no line calls it")

    def problems(self, entry: dict) -> list[str]:
        seq = entry["seq"]
        sentence, changes = self.sentence(seq), self.lines.changes(self.entries[seq]) if entry["changes"] else []
        given = [(change["field"], change["before"], change["after"]) for change in entry["changes"]]
        corrections = [one["seq"] for one in self.lines.corrections.get(seq, [])]
        retraction = self.lines.retractions.get(seq, {}).get("seq")
        found = []
        if sentence is None or not sentence.is_whole:
            self.unchecked.append(f"the sentence of entry @{seq} ({entry['type']})" + (", in part" if sentence else ""))
        if self.entries[seq]["type"] == "review.signed-off":
            self.unchecked.append(f"whether the log ever was what @{seq} signs off")
        if entry.get("on") != self.effective(seq).get("on"):
            found.append("on is not what the line, and the corrections of it, say")
        if sentence and not sentence.admits(entry["what"]):
            found.append(f"the report says “{entry['what']}”, where the line says “{sentence}”")
        if changes is not None and changes != given or (not given and self.entries[seq]["type"] == "fact.corrected" and self.changes(seq)):
            found.append("its changes are not those of the line")
        if (entry.get("corrected_by", []), entry.get("retracted_by")) != (corrections, retraction):
            found.append("it is not corrected and retracted as the lines say")
        return found


def citation(source: dict) -> str:
    """The source, and where in it."""
    at, quote = f" {source['at']}" if "at" in source else "", f": “{source['quote']}”" if "quote" in source else ""
    return source["source"] + at + quote + (f" ({source['quoted']})" if "quoted" in source else "")


def origin(event: Event) -> list[str]:
    """The file and the lines of it that an event was made of."""
    imported = event.get("imported")
    if not imported:
        return []
    lines = ", ".join(str(line) for line in imported.get("lines", []))
    record = f", record {imported['record']}" if "record" in imported else ""
    return [f"line {lines}{record} of the file with SHA-256 {imported.get('sha256', 'unknown')}"]
