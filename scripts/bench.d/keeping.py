"""The ledger that a workload fills, and the commands that are given to it."""

import contextlib
import itertools
import os
import pathlib
import shutil
import signal
import subprocess
import sys

from processes import Run

# Drafts behind the workload, to be recorded one by one.
SINGLES = 200


class Keeping:
    """The drafts of a workload of so many events, and a ledger for them, in a folder of their own.

    `tools` is the folder of the built programs; `world` are options of workload.py that make another one.
    """

    def __init__(self, tools, folder, count, hot=False, world=()):
        self.tools, self.folder, self.count, self.hot, self.world = tools, pathlib.Path(folder), count, hot, list(world)
        self.folder.mkdir()
        self.drafts, self.singles = self.folder / "drafts.jsonl", self.folder / "singles.jsonl"
        self.ledger, self.ledgers = self.folder / "ledger", itertools.count()
        self.make_drafts()

    def make_drafts(self):
        whole = self.folder / "workload.jsonl"
        workload = [sys.executable, pathlib.Path(__file__).parent / "workload.py", self.count + SINGLES, "--into", whole]
        Run(workload + ["--hot"] * self.hot + self.world)
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

    @contextlib.contextmanager
    def recording(self):
        """Somebody records one event after the other."""
        words = ["record", "affirmation", "tie-2", "--status", "in-force", "--on", "2023-10", "--anyway"]
        loop = 'while :; do "$@" || exit; done'
        writer = subprocess.Popen(
            ["sh", "-c", loop, "sh", *map(str, self.command(*words))], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        try:
            yield
        finally:
            os.killpg(writer.pid, signal.SIGTERM)
            writer.wait()

    def size(self, folder):
        """Of all files in a folder of the ledger, in megabytes."""
        return sum(file.stat().st_size for file in (self.ledger / folder).rglob("*") if file.is_file()) / 1e6

    def remove(self):
        shutil.rmtree(self.folder)
