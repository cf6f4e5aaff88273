"""Whether everything that somebody was told of what he recorded is in the finished log, and nothing besides."""

import collections
import json

import drafts


def check_told(world, finished):
    places = collections.defaultdict(list)
    for seq, line in enumerate(finished.lines):
        event = json.loads(line)
        places[event["id"]].append(seq)
        if event["seq"] != seq:
            world.fail(f"the log says @{event['seq']} where @{seq} is")
    for id, seqs in places.items():
        if len(seqs) > 1:
            world.fail(f"the event {id} is {len(seqs)} times in the log: {', '.join(f'@{seq}' for seq in seqs)}")
    for told in world.told:
        for id in told.ids:
            if not places[id]:
                world.fail(f"the event {id} was acknowledged, and is not in the log", told.answer)
        if told.seq is not None and places[told.ids[0]] != [told.seq]:
            world.fail(f"the event {told.ids[0]} was acknowledged as @{told.seq}, and is {places[told.ids[0]]}", told.answer)
    count_told(world, finished)


def count_told(world, finished):
    """As many events are new as were said to be: the opening and the first import, and what was told of since."""
    begun = 1 + sum(1 for _ in drafts.first())
    told = sum(1 if told.recorded is None else told.recorded for told in world.told)
    if begun + told != len(finished.lines):
        world.fail(f"{told} events were said to be recorded, and {len(finished.lines) - begun} were")
