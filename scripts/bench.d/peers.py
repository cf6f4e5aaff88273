"""What people would use instead, and plain SQLite, each over as many events as ours up to a limit.

hledger takes as long for each entry of a long journal as for one of a short one, so that a part stands for the whole.
"""

import pathlib

from processes import Run, numbers

HERE = pathlib.Path(__file__).parent
MOST_EVENTS, MOST_ENTRIES = 1_000_000, 100_000


class Peers:
    """All of them.

    `python` has the library eventsourcing, `drafts` are what it is given to keep.
    """

    def __init__(self, python, drafts, folder, count, has_hledger=True):
        self.python, self.drafts, self.count, self.has_hledger = python, drafts, count, has_hledger
        self.journal, self.inserts = pathlib.Path(folder) / "contacts.journal", pathlib.Path(folder) / "inserts"
        self.entries = min(count, MOST_ENTRIES)
        if has_hledger:
            self.write_journal()
        Run(["gcc", "-O2", "-o", self.inserts, HERE / "inserts.c", "-lsqlite3"])

    def write_journal(self):
        with open(self.journal, "w", encoding="utf-8") as file:
            for n in range(self.entries):
                file.write(f"{1950 + n % 70}-{n % 12 + 1:02d}-{n % 28 + 1:02d} contact {n}\n  city:{n % 500}  1\n  visits\n\n")

    def eventsourcing(self):
        """The Python library on SQLite: events a second, appended in batches, saved one by one, and read back."""
        return numbers([self.python, HERE / "eventsourcing_peer.py", self.drafts, min(self.count, MOST_EVENTS)])

    def hledger(self):
        """A balance to a date: entries a second."""
        return {"hledger": self.entries / Run(["hledger", "-f", self.journal, "balance", "-e", "2000-01-01"]).seconds}

    def sqlite(self):
        """From C, into a fresh table: rows a second."""
        return numbers([self.inserts, self.count])
