"""What is measured on one workload in one ledger.

Each measurement gives its figures by name: seconds, megabytes, or what it counts.
"""

import random
import sys

import raw
from processes import Run, medians, numbers

# The subjects with many events in the hot workload.
HOT_SUBJECTS = ["tie-1", "tie-2", "visit-0", "city-0"]


class Figures(dict):
    """Figures by name, and of how many events they are."""

    def __init__(self, count):
        super().__init__()
        self.count = count


class Trial:
    """The measurements on a ledger.

    `peers` take turns with what they are compared with.
    """

    def __init__(self, keeping, peers=None):
        self.keeping, self.run, self.count, self.peers = keeping, keeping.run, keeping.count, peers
        # Those that `show` asks about.
        self.subjects = HOT_SUBJECTS if keeping.hot else many_subjects(keeping.count)
        self.rng = random.Random(keeping.count)
        self.syncs = raw.Commits(keeping.folder / "commits").syncs
        self.figures = Figures(keeping.count)

    def measure(self, rounds, *actions):
        """Adds figures, and tells of each as it comes."""
        found = medians(rounds, *actions)
        self.figures |= found
        for name, value in found.items():
            print(f"{self.keeping.folder.name}, {self.count:,} events: {name} {value:,.4g}", file=sys.stderr)

    def measure_growth(self):
        """What is to grow no faster than the log, or not at all."""
        self.measure(3, self.load)
        self.measure(9, self.verify, self.start)
        self.measure(3, self.rebuild)
        self.measure(1, self.append)
        self.measure(9, self.record, self.syncs)
        self.measure(9, self.show)

    def measure_all(self):
        self.measure(3, self.load, *self.beside("eventsourcing"))
        self.measure(9, self.verify, self.hashing, self.openssl, self.start)
        self.measure(3, self.rebuild, self.deep)
        self.measure(1, self.append)
        self.measure(9, self.record, self.syncs)
        self.measure(21, self.show)
        self.measure(3, self.first_replay, *(self.beside("hledger") if self.peers and self.peers.has_hledger else []))
        self.measure(5, self.replay, self.replay_of_another_moment)
        self.measure(3, self.replay_of_all)
        self.measure(5, self.audit, self.audit_page)
        self.measure(3, self.check, self.diff, self.status)
        self.measure(1, self.readers, self.sizes)
        if self.keeping.hot:
            self.measure(9, self.late, self.syncs)
        self.take_snapshot()
        self.measure(3, self.cold_start, self.cold_start_with_snapshot)
        if self.peers:
            self.measure(3, self.peers.sqlite)

    def beside(self, name):
        return [getattr(self.peers, name)] if self.peers else []

    # The whole log.

    def load(self):
        self.keeping.open_ledger()
        run = self.run("import", "drafts", self.keeping.drafts)
        return {"import": run.seconds, "import memory": run.megabytes}

    def verify(self):
        run = self.run("verify")
        return {"verify": run.seconds, "verify memory": run.megabytes}

    def deep(self):
        run = self.run("verify", "--deep")
        return {"deep": run.seconds, "deep memory": run.megabytes}

    def hashing(self):
        return {"hashing": Run([self.keeping.tools / "chancery-bench", "hashing", self.keeping.ledger]).seconds}

    def openssl(self):
        return raw.openssl(self.keeping.segments)

    def rebuild(self):
        runs = self.keeping.rebuild()
        return {"rebuild": sum(run.seconds for run in runs), "rebuild memory": max(run.megabytes for run in runs)}

    # One event.

    def start(self):
        return {"start": Run([self.keeping.tools / "chancery", "--version"]).seconds}

    def append(self):
        """Durable appends through the library, each beside the bare syncs of the same bytes."""
        found = numbers([self.keeping.tools / "chancery-bench", "append", self.keeping.ledger, self.keeping.singles])
        return {"append": found["append"], "append syncs": found["syncs"], "append allocations": found["allocations"]}

    def affirm(self, agreement, year):
        return self.run("record", "affirmation", agreement, "--status", "in-force", "--on", self.a_day(year))

    def record(self):
        return {"record": self.affirm("tie-2", 2023).seconds}

    def late(self):
        """An event of long ago about a subject with a tenth of all events, and what is asked next."""
        late = self.affirm("tie-1", 1955)
        show = self.run("show", "tie-1", "--on", "1999-05-05")
        replay = self.run("replay", "--on", "1999-05-05", "--format", "json")
        return {"late": late.seconds, "late show": show.seconds, "late replay": replay.seconds}

    # Questions.

    def show(self):
        """A subject on any day, as known at any moment at which it was known at all."""
        subject = self.rng.choice(self.subjects)
        return {"show": self.run("show", subject, "--on", self.a_day(), "--known-on", self.a_moment()).seconds}

    def first_replay(self):
        self.keeping.rebuild()
        return {"first replay": self.run("replay", "--on", self.a_day(), "--format", "json").seconds}

    def replay(self):
        run = self.run("replay", "--on", self.a_day(), "--format", "json")
        return {"replay": run.seconds, "replay memory": run.megabytes}

    def replay_of_another_moment(self):
        run = self.run("replay", "--on", self.a_day(), "--known-on", self.a_moment(), "--format", "json")
        return {"replay of another moment": run.seconds}

    def replay_of_all(self):
        run = self.run("replay", "--all", "--on", self.a_day(), "--format", "json")
        return {"replay of all": run.seconds, "replay of all memory": run.megabytes}

    def check(self):
        run = self.run("check", "--fail-on", "never", "--format", "json")
        return {"check": run.seconds, "check memory": run.megabytes}

    def diff(self):
        return {"diff": self.run("diff", "--on", self.a_day(1980), self.a_day(2010), "--format", "json").seconds}

    def status(self):
        return {"status": self.run("status").seconds}

    def readers(self):
        """Answers about subjects of several kinds from one open ledger, to one thread and to sixteen, while somebody records."""
        subjects = self.rng.sample(self.subjects, min(40, len(self.subjects)))
        with self.keeping.recording():
            found = numbers([self.keeping.tools / "chancery-bench", "readers", self.keeping.ledger, *subjects])
        return {"reader": found["one"], "readers": found["many"]}

    def sizes(self):
        """In megabytes."""
        return {"made anew": self.keeping.size(".chancery"), "log": self.keeping.size("events")}

    def audit(self):
        return {"audit": self.run("audit", "tie-0").seconds}

    def audit_page(self):
        return {"audit page": self.run("audit", "tie-0", "--format", "html").seconds}

    def a_day(self, year=None):
        return f"{year or self.rng.randint(1960, 2023)}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"

    def a_moment(self):
        """Some time in the second half of the log."""
        return f"@{self.rng.randrange(self.count // 2, self.count)}"

    # The first answer, where the index is not there.

    def take_snapshot(self):
        """Of the first nine tenths."""
        self.run("snapshot", "--known-on", f"@{self.count * 9 // 10}")

    def cold_start(self):
        snapshots, aside = self.keeping.ledger / "snapshots", self.keeping.folder / "snapshots"
        snapshots.rename(aside)
        seconds = self.first_answer()
        aside.rename(snapshots)
        return {"cold start": seconds}

    def cold_start_with_snapshot(self):
        return {"cold start with snapshot": self.first_answer()}

    def first_answer(self):
        self.keeping.forget()
        return self.run("show", "tie-0", "--on", "1999-05-05").seconds


def many_subjects(count):
    """Subjects of several kinds that are made known in the first half of a log."""
    agreements, visits, cities = (max(1, count * of_a_million // 1_000_000) for of_a_million in (4500, 5500, 2000))
    return [*(f"tie-{n}" for n in range(agreements)), *(f"visit-{n}" for n in range(visits)), *(f"city-{n}" for n in range(cities))]
