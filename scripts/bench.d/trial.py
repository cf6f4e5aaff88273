"""What is measured on one workload in one ledger."""

import itertools
import pathlib
import random
import shutil
import sqlite3
import sys

import raw
from processes import Run, medians, numbers

# Drafts behind the workload, to be recorded one by one.
SINGLES = 200


class Figures(dict):
    """Figures by name: seconds and megabytes, or what a peer says of itself; and of how many events."""

    def __init__(self, count):
        super().__init__()
        self.count = count


class Trial:
    """A workload of so many events, and the ledger that it fills.

    `tools` is the folder of the built programs. `few`: the subjects that are asked about are the few with many events.
    """

    def __init__(self, tools, folder, count, hot=False):
        self.tools, self.folder, self.count, self.hot = tools, pathlib.Path(folder), count, hot
        self.folder.mkdir()
        self.drafts, self.singles = self.folder / "drafts.jsonl", self.folder / "singles.jsonl"
        self.ledger = self.folder / "ledger"
        self.rng = random.Random(count)
        self.numbers = itertools.count()
        self.figures = Figures(count)
        self.make_drafts()

    def make_drafts(self):
        workload = [sys.executable, pathlib.Path(__file__).parent / "workload.py", self.count + SINGLES, "--into", self.folder / "all.jsonl"]
        Run(workload + ["--hot"] * self.hot)
        with open(self.folder / "all.jsonl", "rb") as drafts, open(self.drafts, "wb") as most, open(self.singles, "wb") as rest:
            most.writelines(itertools.islice(drafts, self.count))
            rest.writelines(drafts)
        (self.folder / "all.jsonl").unlink()

    def measure(self, rounds, *actions):
        print(f"{self.count:,} events{', hot' * self.hot}: {', '.join(action.__name__ for action in actions)}", file=sys.stderr)
        self.figures |= medians(rounds, *actions)

    def remove(self):
        """Makes room."""
        shutil.rmtree(self.folder)

    # Commands.

    def command(self, *arguments):
        return [self.tools / "chancery", *arguments, "--ledger", self.ledger]

    def chancery(self, *arguments):
        return Run(self.command(*arguments))

    def start(self):
        return {"start": Run([self.tools / "chancery", "--version"]).seconds}

    # Everything at once.

    def make_ledger(self):
        """An empty ledger, which signs, and whose key was changed once: the one type of event that no import takes."""
        Run([self.tools / "chancery", "init", self.ledger, "--origin", f"example.org/{self.folder.name}-{next(self.numbers)}"])
        self.chancery("key", "rotate", "--reason", "A new keeper.")

    def load(self):
        """The import of all drafts."""
        shutil.rmtree(self.ledger, ignore_errors=True)
        self.make_ledger()
        run = self.chancery("import", "drafts", self.drafts)
        return {"import": run.seconds, "import memory": run.megabytes}

    def hashing(self):
        return {"hashing": Run([self.tools / "chancery-bench", "hashing", self.ledger]).seconds}

    def openssl(self):
        return raw.openssl(sorted((self.ledger / "events").glob("*.jsonl")))

    def verify(self):
        run = self.chancery("verify")
        return {"verify": run.seconds, "verify memory": run.megabytes}

    def deep(self):
        return {"deep": self.chancery("verify", "--deep").seconds}

    def forget(self):
        shutil.rmtree(self.ledger / ".chancery")

    def rebuild(self):
        self.forget()
        run = self.chancery("search", "city number 7")
        return {"rebuild": run.seconds, "rebuild memory": run.megabytes}

    # One event.

    def append(self):
        """Durable appends through the library, each beside the bare syncs of the same bytes."""
        found = numbers([self.tools / "chancery-bench", "append", self.ledger, self.singles])
        return {"append": found["append"], "append syncs": found["syncs"], "append allocations": found["allocations"]}

    def syncs(self):
        folder = self.folder / f"syncs-{next(self.numbers)}"
        return raw.Syncs(folder).median_of_few()

    def affirm(self, agreement, year):
        day = f"{year}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"
        return self.chancery("record", "affirmation", agreement, "--status", "in-force", "--on", day)

    def record(self):
        return {"record": self.affirm("tie-2", 2023).seconds}

    def late(self):
        """An event of long ago about a subject with a tenth of all events, what is asked next, and the rows that all of it leaves."""
        before = self.rows_of_index()
        run = self.affirm("tie-1", 1955)
        between = self.rows_of_index()
        show = self.chancery("show", "tie-1", "--on", "1999-05-05")
        replay = self.chancery("replay", "--on", "1999-05-05", "--format", "json")
        return {"late": run.seconds, "late rows": between - before, "late show": show.seconds, "late replay": replay.seconds,
                "late answer rows": self.rows_of_index() - between}

    def rows_of_index(self):
        index = sqlite3.connect(f"file:{self.ledger / '.chancery' / 'index.sqlite'}?mode=ro", uri=True)
        tables = [name for name, in index.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = sum(index.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables)
        index.close()
        return rows

    # Questions.

    def a_day(self):
        return f"{self.rng.randint(1960, 2023)}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"

    def a_moment(self):
        """Some time in the second half of the log."""
        return f"@{self.rng.randrange(self.count // 2, self.count)}"

    def a_subject(self):
        """One that is known in the second half of the log."""
        if self.hot:
            return self.rng.choice(["tie-1", "tie-2", "visit-0", "city-0"])
        kind, number = self.rng.choice([("tie", 0.005), ("visit", 0.006), ("city", 0.002)])
        return f"{kind}-{self.rng.randrange(max(1, int(self.count * number) - 4))}"

    def show(self):
        return {"show": self.chancery("show", self.a_subject(), "--on", self.a_day(), "--known-on", self.a_moment()).seconds}

    def first_replay(self):
        self.rebuild()
        run = self.chancery("replay", "--on", self.a_day(), "--format", "json")
        return {"first replay": run.seconds, "first replay memory": run.megabytes}

    def replay(self):
        run = self.chancery("replay", "--on", self.a_day(), "--format", "json")
        return {"replay": run.seconds, "replay memory": run.megabytes}

    def replay_of_another_moment(self):
        run = self.chancery("replay", "--on", self.a_day(), "--known-on", self.a_moment(), "--format", "json")
        return {"replay of another moment": run.seconds}

    def audit(self):
        return {"audit": self.chancery("audit", "tie-0").seconds}

    def audit_page(self):
        return {"audit page": self.chancery("audit", "tie-0", "--format", "html").seconds}

    def first_answer(self):
        self.forget()
        return self.chancery("show", "tie-0", "--on", "1999-05-05").seconds

    def take_snapshot(self):
        """Of the first nine tenths."""
        self.chancery("snapshot", "--known-on", f"@{self.count * 9 // 10}")

    def cold_start(self):
        """The first answer where there is nothing but the log."""
        aside = self.folder / "snapshots"
        (self.ledger / "snapshots").rename(aside)
        seconds = self.first_answer()
        aside.rename(self.ledger / "snapshots")
        return {"cold start": seconds}

    def cold_start_with_snapshot(self):
        return {"cold start with snapshot": self.first_answer()}


def run_small(trial):
    """What is to grow no faster than the log, or not at all."""
    trial.measure(3, trial.load)
    trial.measure(9, trial.verify, trial.start)
    trial.measure(3, trial.rebuild)
    trial.measure(9, trial.record, trial.syncs)
    trial.measure(9, trial.show)


def run(trial, peers=None):
    """Everything. Peers take turns with what they are compared with."""
    trial.measure(3, trial.load, *([peers.eventsourcing] if peers else []))
    trial.measure(9, trial.verify, trial.hashing, trial.openssl, trial.start)
    trial.measure(3, trial.rebuild, trial.deep)
    trial.measure(1, trial.append)
    trial.measure(9, trial.record, trial.syncs)
    trial.measure(21, trial.show)
    trial.measure(3, trial.first_replay, *([peers.hledger] if peers else []))
    trial.measure(5, trial.replay, trial.replay_of_another_moment)
    trial.measure(5, trial.audit, trial.audit_page)
    if trial.hot:
        trial.measure(9, trial.late, trial.syncs)
    trial.take_snapshot()
    trial.measure(3, trial.cold_start, trial.cold_start_with_snapshot)
    if peers:
        trial.measure(3, peers.sqlite)
