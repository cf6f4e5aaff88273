"""The Python library eventsourcing on SQLite: appends drafts as they are, in batches and one by one, and reads them back.

    python3 eventsourcing_peer.py DRAFTS EVENTS      prints events a second

What is measured is its recorder: to make events of Python objects and to put them into words would come on top.
"""

import itertools
import pathlib
import sys
import tempfile
import uuid

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment

from processes import timed

BATCH, SINGLES, EVENTS_OF_A_SUBJECT = 4096, 200, 20


class Store:
    def __init__(self, path, subjects):
        self.recorder = SQLiteFactory(Environment(env={"SQLITE_DBNAME": str(path)})).application_recorder()
        self.subjects = [uuid.uuid4() for _ in range(subjects)]
        self.size = 0

    def append(self, drafts):
        events = []
        for draft in drafts:
            version, place = divmod(self.size, len(self.subjects))
            events.append(StoredEvent(self.subjects[place], version, "event", draft))
            self.size += 1
        self.recorder.insert_events(events)

    def append_batches(self, drafts):
        while batch := list(itertools.islice(drafts, BATCH)):
            self.append(batch)

    def append_singles(self, drafts):
        for draft in drafts:
            self.append([draft])

    def read_back(self):
        read = sum(len(self.recorder.select_notifications(first, BATCH)) for first in range(1, self.size + 1, BATCH))
        assert read == self.size


def main():
    count = int(sys.argv[2])
    drafts = pathlib.Path(sys.argv[1])
    with open(drafts, "rb") as file, tempfile.TemporaryDirectory(dir=drafts.parent) as folder:
        store = Store(pathlib.Path(folder) / "events.db", max(1, count // EVENTS_OF_A_SUBJECT))
        print("batched", count / timed(lambda: store.append_batches(itertools.islice(file, count))))
        file.seek(0)
        print("single", SINGLES / timed(lambda: store.append_singles(itertools.islice(file, SINGLES))))
        print("read", store.size / timed(store.read_back))


main()
