"""What follows from the lines of a ledger alone, by the written rules: what still counts, and who is called what."""

import copy

from days import bounds

CONTROL = {"fact.corrected", "fact.retracted", "facts.linked", "claim.preferred"}


class Truth:
    def __init__(self, lines):
        self.lines = lines
        self.retracted, self.corrections = {}, {}
        """By the position of the event: of what retracts it, and of what corrects it, oldest first."""
        seqs, now = {line["id"]: line["seq"] for line in lines}, {}
        for line in reversed(lines):  # what bears on an event is newer than it
            seq = line["seq"]
            now[seq] = amended(line, [now[other]["data"]["set"] for other in self.corrections.get(seq, [])])
            target = seqs.get(now[seq]["data"].get("event"))
            if seq in self.retracted or "modality" in line or target is None:
                continue
            if line["type"] == "fact.retracted":
                self.retracted[target] = seq
            elif line["type"] == "fact.corrected":
                self.corrections.setdefault(target, []).insert(0, seq)
        live = [now[line["seq"]] for line in lines if line["seq"] not in self.retracted]
        self.facts = {line["seq"]: line for line in live if line["type"] not in CONTROL}
        """The live events about the world, as corrected, by position."""
        self.merged = {f["data"]["party"]: f["data"]["into"] for f in self.asserted("party.merged")}

    def asserted(self, *types):
        return [fact for fact in self.facts.values() if fact["type"] in types and "modality" not in fact]

    def canonical(self, party):
        while party in self.merged:
            party = self.merged[party]
        return party

    def party(self, id, on):
        """Kind, names and place of a party: the official name that was the latest to be taken by the day comes first."""
        facts = [f for f in self.asserted("party.registered", "party.described", "party.renamed")
                 if self.canonical(f["data"]["party"]) == id]
        registered = [f for f in facts if f["type"] == "party.registered"]
        own = next((f for f in registered if f["data"]["party"] == id), registered[0])
        told = [own] + [f for f in facts if f["type"] != "party.renamed" and f is not own]
        names = [name for fact in told for name in fact["data"].get("names", [])]
        first = next((name for name in names if is_official(name)), names[0])
        names = [name for name in names if name is not first] + [first]
        shown = first
        renamings = [f for f in facts if f["type"] == "party.renamed"]
        for fact in sorted(renamings, key=lambda f: (bounds(f["on"])[1] or f["recorded"], f["seq"])):
            names += fact["data"]["names"]
            official = [name for name in fact["data"]["names"] if is_official(name)]
            if official and (bounds(fact["on"])[1] or fact["recorded"]) <= on:
                shown = official[-1]
        within = [f["data"]["within"] for f in told if "within" in f["data"]]
        return {
            "id": id, "kind": own["data"]["kind"], "name": shown["text"],
            "other_names": [name["text"] for name in names if name["text"] != shown["text"]],
            "within": self.canonical(within[-1]) if within else None,
        }

    def parties(self, on):
        registered = {self.canonical(fact["data"]["party"]) for fact in self.asserted("party.registered")}
        return [self.party(id, on) for id in sorted(registered)]

    def visits(self):
        """The lines that were ever recorded of each visit, its own and what bears on them, in their order."""
        story, visits = {}, {}
        for line in self.lines:
            data = line["data"]
            told = set()
            if line["type"].startswith("visit."):
                told = {data["visit"]}
            elif line["type"] in CONTROL:
                named = [data.get("event"), data.get("prefer"), *data.get("events", []), *data.get("among", [])]
                told = set().union(*(visits.get(id, set()) for id in named))
                other = data.get("set", {}).get("/data/visit")
                if told and other:
                    told.add(other)
                    visits[data["event"]] |= told
            visits[line["id"]] = told
            for visit in told:
                story.setdefault(visit, []).append(line)
        return story


def is_official(name):
    return name.get("as", "official") == "official"


def amended(line, changes):
    """The line with every change made. A change that leads nowhere is passed over."""
    for change in changes:
        try:
            changed = copy.deepcopy(line)
            for pointer, value in sorted(change.items()):
                put(changed, pointer, value)
            line = changed
        except (KeyError, IndexError, TypeError):
            pass
    return line


def put(line, pointer, value):
    *path, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    place = line
    for part in path:
        place = place[int(part) if isinstance(place, list) else part]
    if isinstance(place, list):
        if value is None:
            del place[int(last)]
        elif last == "-":
            place.append(value)
        else:
            place[int(last)] = value
    elif value is None:
        del place[last]
    else:
        place[last] = value
