"""The ledger that a workload fills, and the commands that are given to it."""

import contextlib
import itertools
import pathlib
import shutil
import sqlite3
import sys

from processes import Run

# Drafts behind the workload, to be recorded one by one.
SINGLES = 200


class Keeping:
    """The drafts of a workload of so many events, and a ledger for them, in a folder of their own.

    `tools` is the folder of the built programs.
    """

    def __init__(self, tools, folder, count, hot=False):
        self.tools, self.folder, self.count, self.hot = tools, pathlib.Path(folder), count, hot
        self.folder.mkdir()
        self.drafts, self.singles = self.folder / "drafts.jsonl", self.folder / "singles.jsonl"
        self.ledger, self.ledgers = self.folder / "ledger", itertools.count()
        self.make_drafts()

    def make_drafts(self):
        whole = self.folder / "workload.jsonl"
        workload = [sys.executable, pathlib.Path(__file__).parent / "workload.py", self.count + SINGLES, "--into", whole]
        Run(workload + ["--hot"] * self.hot)
        with open(whole, "rb") as drafts, open(self.drafts, "wb") as most, open(self.singles, "wb") as rest:
            most.writelines(itertools.islice(drafts, self.count))
            rest.writelines(drafts)
        whole.unlink()

    def open_ledger(self):
        """A new ledger, which signs, and whose key was changed once: of the types of events the one that no import takes."""
        shutil.rmtree(self.ledger, ignore_errors=True)
        origin = f"example.org/{self.folder.name}-{next(self.ledgers)}"
        Run([self.tools / "chancery", "init", self.ledger, "--origin", origin])
        self.run("key", "rotate", "--reason", "A new keeper.")

    def command(self, *arguments):
        return [self.tools / "chancery", *arguments, "--ledger", self.ledger]

    def run(self, *arguments):
        return Run(self.command(*arguments))

    @property
    def segments(self):
        return sorted((self.ledger / "events").glob("*.jsonl"))

    def forget(self):
        """Leaves the log alone, without anything that can be made anew from it."""
        shutil.rmtree(self.ledger / ".chancery")

    # Between them these need all that can be made anew: the index, and the tree.
    NEEDS = [("search", "city number 7"), ("prove", "@0")]

    def rebuild(self):
        self.forget()
        return [self.run(*arguments) for arguments in self.NEEDS]

    def rows_of_index(self):
        return sum(map(rows_of, (self.ledger / ".chancery").glob("*.sqlite")))

    def remove(self):
        shutil.rmtree(self.folder)


def rows_of(database):
    """The rows of all tables."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return sum(opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name, in tables)
