"""Times the built command on a workload beside its peers, and prints the table. Run by scripts/bench."""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import peers
import workload


class Run:
    """One process: its wall time in seconds, and its peak memory in megabytes."""

    def __init__(self, command):
        with tempfile.TemporaryFile() as errors:
            before = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - before
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 3):
                errors.seek(0)
                sys.exit(f"{' '.join(map(str, command))}: {errors.read().decode()}")
        self.megabytes = usage.ru_maxrss / 1024


def median(count, make):
    return statistics.median(make().seconds for _ in range(count))


def measured(chancery, folder, count, hot):
    """Every figure as (name, value, unit, peer's name, peer's value, target ratio or bound, whether more is better)."""
    drafts, ledger = folder / "drafts.jsonl", folder / "ledger"
    workload.write(drafts, count, hot)
    Run([chancery, "init", ledger, "--no-key"])
    at = ["--ledger", ledger]
    rows = []

    def row(figure, value, unit, peer, reference, target, more):
        ratio = value / reference if reference else None
        met = None if ratio is None else (ratio >= target if more else ratio <= target)
        rows.append({"figure": figure, "value": round(value, 4), "unit": unit, "peer": peer, "ratio": round(ratio, 3) if ratio else None,
                     "target": target, "met": met})

    batched, single, back = peers.eventsourcing(folder, count)
    balance = peers.hledger(folder, count)
    integers, texts = peers.sqlite_from_c(folder, count)
    load = Run([chancery, "import", "drafts", drafts, *at])
    row("bulk import", count / load.seconds, "events/s", "eventsourcing, batched append", batched, 5, True)
    row("peak memory of the import", load.megabytes, "MB", "a bound of 300 MB", 300, 1, False)
    files = sorted((ledger / "events").glob("*.jsonl"))
    hashing = peers.openssl(files)
    row("verify", median(3, lambda: Run([chancery, "verify", *at])), "s", "openssl dgst -sha256, same bytes", hashing, 2, False)
    shutil.rmtree(ledger / ".chancery")
    rebuild = Run([chancery, "search", "city number 7", *at])
    row("cold rebuild of index and tree", count / rebuild.seconds, "events/s", "eventsourcing, reading back", back, 4, True)
    deep = Run([chancery, "verify", "--deep", *at])
    row("verify --deep", deep.seconds, "s", "a cold rebuild", rebuild.seconds, 1.5, False)
    syncs = peers.syncs(folder)
    names = iter(range(1000))
    one = median(9, lambda: Run([chancery, "record", "party", f"late-{next(names)}", "--kind", "city", "--name", "Late", *at]))
    row("one record as a process, above the syncs", (one - syncs) * 1000, "ms", "a bound of 12 ms", 12, 1, False)
    row("one record as a process", 1 / one, "events/s", "eventsourcing, single save", single, 1, True)
    show = median(9, lambda: Run([chancery, "show", "tie-3", "--on", "1999-05-05", "--known-on", "@" + str(count // 2), *at]))
    row("show on any day, as known on any day", show * 1000, "ms", "a bound of 12 ms", 12, 1, False)
    row("peak memory of the rebuild", rebuild.megabytes, "MB", "a bound of 300 MB", 300, 1, False)
    row("peak memory of verify", Run([chancery, "verify", *at]).megabytes, "MB", "a bound of 300 MB", 300, 1, False)
    first = Run([chancery, "replay", "--on", "1999-05-05", "--format", "json", *at])
    row("first replay, folding every subject", count / first.seconds, "events/s", "hledger balance to a date", balance, 1, True)
    replay = Run([chancery, "replay", "--on", "1987-11-20", "--format", "json", *at])
    row("replay of another day to JSON", replay.seconds * 1000, "ms", "a bound of 300 ms", 300, 1, False)
    row("replay, as entries to a date", count / replay.seconds, "events/s", "hledger balance to a date", balance, 1, True)
    row("audit as text", median(3, lambda: Run([chancery, "audit", "city-1", *at])) * 1000, "ms", "a bound of 60 ms", 60, 1, False)
    row("audit as HTML", median(3, lambda: Run([chancery, "audit", "city-1", "--format", "html", *at])) * 1000, "ms", "a bound of 200 ms", 200, 1, False)
    row("peak memory of the first replay", first.megabytes, "MB", "a bound of 300 MB", 300, 1, False)
    row("plain SQLite from C, seven integers", integers, "rows/s", "", None, 0, True)
    row("plain SQLite from C, a text and its index", texts, "rows/s", "", None, 0, True)
    row("start of the process", median(9, lambda: Run([chancery, "--version"])) * 1000, "ms", "", None, 0, False)
    return rows


def table(rows):
    print(f"{'figure':44} {'value':>12} {'unit':9} {'ratio':>9} {'target':>7} {'met':>4}  beside")
    for row in rows:
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.3f}"
        met = {True: "yes", False: "no", None: ""}[row["met"]]
        print(f"{row['figure']:44} {row['value']:>12,.2f} {row['unit']:9} {ratio:>9} {row['target'] or '':>7} {met:>4}  {row['peer']}")


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("chancery", help=argparse.SUPPRESS)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--hot", action="store_true", help="a tenth of the events on a few subjects")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(options.chancery, pathlib.Path(folder), options.events, options.hot)
    if options.format == "json":
        print(json.dumps({"rows": rows}))
    else:
        table(rows)


main()
