"""Who is in the crowd: writers, importers, readers, and somebody who deletes what is kept."""

import os
import random
import re
import shutil
import threading

import drafts
import questions

RECORDED = re.compile(r"^Recorded as @(\d+)\.$", re.M)
SUMMARY = re.compile(r"^(\d+) read, (\d+) recorded, (\d+) already there, (\d+) refused\.$", re.M)
SOURCE = ["--source", "gazette,at=p. 2"]


class Told:
    """What somebody was told of events that he gave: where the one stands, or how many were recorded."""

    def __init__(self, ids, answer, seq=None, recorded=None):
        self.ids, self.answer, self.seq, self.recorded = ids, answer, seq, recorded


def gather(world, seconds, writers, readers):
    """Lets all of them work until the time is over; each does at least one round. Without writers, nobody changes anything."""
    people = [Writer(world, number) for number in range(writers)] + [Reader(world, number) for number in range(readers)]
    if writers:
        people += [Repeater(world, 0), Sharer(world, 0), Sharer(world, 1), Deleter(world, 0)]
    over = threading.Event()
    threads = [threading.Thread(target=person.work, args=(over,)) for person in people]
    for thread in threads:
        thread.start()
    over.wait(seconds)
    over.set()
    for thread in threads:
        thread.join()
    if not writers:
        # So that what was said of the whole ledger is of an older moment when it is compared.
        Writer(world, 0).do_round(threading.Event())


class Person:
    def __init__(self, world, number):
        self.world, self.number = world, number
        self.random = random.Random(f"{world.seed} {type(self).__name__} {number}")
        self.round = 0

    def work(self, over):
        while True:
            try:
                self.do_round(over)
            except Exception as error:  # A mistake of the crowd's own must not pass for silence.
                self.world.fail(f"{type(self).__name__} {self.number} stopped: {error!r}")
                return
            self.round += 1
            if over.is_set():
                return

    def import_file(self, path, ids):
        """Imports a file; gives how many events were recorded, or `None`."""
        answer = self.world.run(["import", "drafts", str(path)])
        if self.world.is_turned_away(answer) or not self.world.is_sound(answer):
            return None
        summary = SUMMARY.search(answer.err)
        if not summary or int(summary[1]) != len(ids) or int(summary[4]) or int(summary[2]) + int(summary[3]) != len(ids):
            self.world.fail("an import whose summary does not add up", answer)
            return None
        self.world.note_told(Told(ids, answer, recorded=int(summary[2])))
        return int(summary[2])


class Writer(Person):
    """Registers a party, ties it to a city, lets it visit; corrects the one and retracts the other; imports a small file."""

    def do_round(self, over):
        name = f"w{self.number}-{self.round}"
        city = f"city-{self.random.randrange(drafts.CITIES)}"
        steps = [
            ["record", "party", name, "--kind", "city", "--name", f"Town of {name}"],
            ["record", "agreement", f"{name}-tie", "--kind", "sister-city", "--form", "bilateral", "--party", name,
             "--party", city],
            ["record", "signing", f"{name}-tie", "--on", "2007-02"],
            ["record", "visit", f"{name}-visit", "--visitor", name, "--host", city, "--on", "2008-08"],
            ["correct", f"{name}-2", "--set", "/on=2007-03", "--reason", "The minutes say so."],
            ["retract", f"{name}-3", "--reason", "It was another town."],
        ]
        for number, step in enumerate(steps):
            if not self.record(f"{name}-{number}", step):
                return
            if number == 0:
                self.world.parties.append(name)
            if over.is_set():
                return
        events = list(drafts.small(f"{name}-file"))
        recorded = self.import_file(self.world.write_drafts(name, events), [event["key"] for event in events])
        if recorded not in (None, len(events)):
            self.world.fail(f"{recorded} of {len(events)} new events were recorded", self.world.told[-1].answer)

    def record(self, id, words):
        answer = self.world.run([*words, "--id", id, *SOURCE])
        if self.world.is_turned_away(answer) or not self.world.is_sound(answer):
            return False
        seq = RECORDED.search(answer.err)
        if not seq or answer.text.split() != [id]:
            self.world.fail("an event was recorded, and not acknowledged by its id and its position", answer)
            return False
        self.world.note_told(Told([id], answer, seq=int(seq[1])))
        return True


class Repeater(Person):
    """Imports what is there already."""

    def do_round(self, over):
        ids = [event["key"] for event in drafts.first()]
        recorded = self.import_file(self.world.first, ids)
        if recorded:
            self.world.fail(f"an import of what is there recorded {recorded} events", self.world.told[-1].answer)


class Sharer(Person):
    """Imports files of which the other sharer imports the same or the next at the same time."""

    def do_round(self, over):
        events = list(drafts.shared(self.round))
        path = self.world.write_drafts(f"shared-{self.number}-{self.round}", events)
        self.import_file(path, [event["key"] for event in events])


class Deleter(Person):
    """Deletes what can be made again, at once or file by file, while others use it."""

    def do_round(self, over):
        over.wait(self.random.uniform(0.2, 2.5))
        kept = self.world.ledger / ".chancery"
        if self.random.random() < 0.5:
            shutil.rmtree(kept, ignore_errors=True)
        else:
            away = self.world.folder / f"deleted-{self.round}"
            try:
                os.rename(kept, away)
            except FileNotFoundError:
                return
            shutil.rmtree(away, ignore_errors=True)
        self.world.counts["deleted"] += 1


class Reader(Person):
    """Asks whatever can be asked."""

    def do_round(self, over):
        question = questions.any_question(self.world, self.random, f"{self.number}-{self.round}")
        answer = question.ask(self.world)
        if self.world.is_sound(answer) and question.notices(self.world, answer):
            self.world.note_question(question, answer)
