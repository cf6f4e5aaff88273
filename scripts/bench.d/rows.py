"""The rows of the table: each a figure, what it is held against, and what it is to reach."""

import collections
import dataclasses
import operator
import typing

# The limit in a ledger of 100,000 events, and in one of a million.
Target = collections.namedtuple("Target", "limit of_a_million is_least")

# From so many events on, the second limit counts.
MANY = 500_000


def at_least(limit, of_a_million=None):
    return Target(limit, limit if of_a_million is None else of_a_million, True)


def at_most(limit, of_a_million=None):
    return Target(limit, limit if of_a_million is None else of_a_million, False)


@dataclasses.dataclass(frozen=True)
class Row:
    """One row: its value is a function of the figures of a trial.

    Where there is something `beside` it, the target is for the ratio of the two; else for the value itself.
    """

    figure: str
    unit: str
    value: typing.Callable
    target: Target | None = None
    peer: str | None = None
    beside: typing.Callable | None = None

    def fill(self, figures):
        """The row as it is written."""
        value = self.value(figures)
        ratio = value / self.beside(figures) if self.beside else None
        tried = value if ratio is None else ratio
        limit = self.target and (self.target.of_a_million if getattr(figures, "count", 0) >= MANY else self.target.limit)
        met = None if self.target is None else tried >= limit if self.target.is_least else tried <= limit
        return {"figure": self.figure, "value": rounded(value), "unit": self.unit, "peer": self.peer,
                "ratio": None if ratio is None else rounded(ratio), "target": limit, "met": met}


def rounded(value):
    """To four digits, and whole numbers as they are."""
    return round(value) if abs(value) >= 1000 else float(f"{value:.4g}")


number = operator.itemgetter


def ms(key, above=None):
    return lambda figures: (figures[key] - (figures[above] if above else 0)) * 1000


def rate(key):
    """Events a second, where a figure is how long all of them take."""
    return lambda figures: figures.count / figures[key]


# Each is measured on the hot workload too.
ROWS = [
    Row("bulk import of drafts", "events/s", rate("import"), at_least(1.5, 4), "eventsourcing, batched append", number("batched")),
    Row("cold rebuild of index and tree", "events/s", rate("rebuild"), at_least(1.5, 2), "eventsourcing, reading back", number("read")),
    Row("verify", "s", number("verify"), at_most(1.5), "openssl dgst -sha256, same bytes", number("openssl")),
    Row("hashing alone", "s", number("hashing"), None, "openssl dgst -sha256, same bytes", number("openssl")),
    Row("verify --deep", "s", number("deep"), at_most(1.5), "a cold rebuild", number("rebuild")),
    Row("one durable append", "ms", ms("append"), at_most(1.3), "the bare syncs, same bytes", ms("append syncs")),
    Row("one record as a process, above the syncs", "ms", ms("record", above="syncs"), at_most(8)),
    Row("show as a process, any day and moment", "ms", ms("show"), at_most(10, 12)),
    Row("replay of what stands, any day", "ms", ms("replay"), at_most(80, 500)),
    Row("replay of what stands, any day and moment", "ms", ms("replay of another moment"), at_most(80, 500)),
    Row("replay of what stands, the first question", "ms", ms("first replay"), at_most(80, 500)),
    Row("replay --all", "ms", ms("replay of all"), at_most(150, 1000)),
    Row("audit of a subject with 1,000 events, text", "ms", ms("audit"), at_most(60)),
    Row("audit of a subject with 1,000 events, HTML", "ms", ms("audit page"), at_most(200)),
    Row("check of the whole ledger", "ms", ms("check"), at_most(1000, 8000)),
    Row("diff of two days", "ms", ms("diff"), at_most(300, 2000)),
    Row("status", "ms", ms("status"), at_most(100, 200)),
    Row("cold start from a snapshot and the tail", "ms", ms("cold start with snapshot"), at_most(0.25, 0.1), "from the first event", ms("cold start")),
    Row("16 readers of one open ledger", "answers/s", number("readers"), at_least(1.7), "one reader", number("reader")),
    Row("all that can be made anew", "MB", number("made anew"), at_most(0.4), "the log", number("log")),
    Row("peak memory of import", "MB", number("import memory"), at_most(200, 300)),
    Row("peak memory of rebuild", "MB", number("rebuild memory"), at_most(200, 300)),
    Row("peak memory of verify", "MB", number("verify memory"), at_most(200, 300)),
    Row("peak memory of verify --deep", "MB", number("deep memory"), at_most(200, 300)),
    Row("peak memory of a replay", "MB", number("replay memory"), at_most(200, 300)),
    Row("peak memory of replay --all", "MB", number("replay of all memory"), at_most(200, 300)),
    Row("peak memory of check", "MB", number("check memory"), at_most(200, 300)),
]

# The same figures beside what people would use instead.
RATES = [
    Row("one durable append, as a rate", "events/s", lambda f: 1 / f["append"], None, "eventsourcing, single save", number("single")),
]

# One event of long ago, on a subject with a tenth of all events.
LATE = [
    Row("late event, above the syncs", "ms", ms("late", above="syncs"), at_most(8)),
    Row("late event: show of its subject next, a tenth of all events", "ms", ms("late show"), at_most(30, 300)),
    Row("late event: replay of what stands next", "ms", ms("late replay"), at_most(80, 500)),
]

# Of the one thing that is asked of hledger too, where it is there.
HLEDGER = Row("replay of what stands, as a rate", "events/s", rate("replay"), None, "hledger, balance to a date", number("hledger"))

# What has nothing to reach.
COSTS = [
    Row("start of the process", "ms", ms("start")),
    Row("bare syncs of one commit", "ms", ms("syncs")),
    Row("plain SQLite from C, seven integers", "rows/s", number("integers")),
    Row("plain SQLite from C, a text and its index", "rows/s", number("texts")),
    Row("allocations: one durable append", "allocations", number("append allocations")),
]


def filled(ordinary, small, hot):
    """All rows, from the figures of three trials."""
    return [
        *(row.fill(ordinary) for row in ROWS + RATES + ([HLEDGER] if "hledger" in ordinary else [])),
        *(row.fill(hot) for row in LATE),
        *growth(ordinary, small),
        *beside_ordinary(hot, ordinary),
        *(row.fill(ordinary) for row in COSTS),
    ]


def growth(of_many, of_few):
    """As much time for an event as in a shorter log, without the start of the process; as much for a question, and for one event."""

    def per_event(key):
        return lambda figures: (figures[key] - figures["start"]) / figures.count * 1e6

    def row(figure, unit, value):
        peer = f"with {of_few.count:,} events"
        return Row(f"growth: {figure}", unit, value, at_most(1.3), peer, lambda _: value(of_few)).fill(of_many)

    return [
        row("import", "us/event", per_event("import")),
        row("rebuild", "us/event", per_event("rebuild")),
        row("verify", "us/event", per_event("verify")),
        row("one durable append, above the syncs", "ms", ms("append", above="append syncs")),
        row("one record as a process, above the syncs", "ms", ms("record", above="syncs")),
        row("show as a process, any day and moment", "ms", ms("show")),
        row("peak memory of verify", "MB", number("verify memory")),
    ]


def beside_ordinary(of_hot, ordinary):
    """No figure of the hot workload falls below a third of the ordinary one."""

    def row(of, target):
        return Row(f"hot: {of.figure}", of.unit, of.value, target, "the ordinary workload", lambda _: of.value(ordinary)).fill(of_hot)

    return [row(of, at_least(0.333) if of.target and of.target.is_least else at_most(3)) for of in ROWS]
