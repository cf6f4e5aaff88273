"""Measures how the time of each command grows with the length of each kind of chain: see scripts/growth.

A command that takes TENFOLD times as long or more for a chain that is ten times as long is a failure. The time of the processor counts,
not the one on the wall.
"""

import argparse
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

from chains import KINDS

TENFOLD = 15
# What takes less than so many seconds has not begun to grow.
FLOOR = 0.02


def commands(kind, count):
    """What is asked of a ledger, by name."""
    subject = kind.subject(last=count)
    exports = ["jsonl", "cloudevents", "prov", "ical", "graphml", "sqlite"]
    return {
        "show": ["show", subject],
        "show --explain": ["show", subject, "--explain"],
        "show party": ["show", f"party:{kind.party}"],
        "replay": ["replay", "--all"],
        "timeline": ["timeline"],
        "timeline SUBJECT": ["timeline", subject],
        "timeline --within": ["timeline", "--within", kind.party],
        "audit": ["audit", subject],
        "check": ["check", "--fail-on", "never"],
        "check SUBJECT": ["check", subject, "--fail-on", "never"],
        "diff --known-on": ["diff", "--known-on", "2000-01-01", "--known-on", "now"],
        "diff --on": ["diff", "--on", "1001-01-01", "--on", "1990-06-01"],
        "blame": ["blame", subject, kind.field],
        "search": ["search", "City"],
        "search NAME": ["search", "name 1"],
        "search --on": ["search", "name", "--on", "1990-01-01"],
        "stats": ["stats"],
        "stats SUBJECT": ["stats", subject],
        "status": ["status"],
        "snapshot": ["snapshot", "--print"],
        "verify --deep": ["verify", "--deep"],
        "export csv": ["export", "csv", "--into", "OUT"],
        "export drafts": ["export", "drafts", "--since", "1", "--output", "OUT"],
    } | {f"export {name}": ["export", name, "--output", "OUT"] for name in exports}


class Bench:
    def __init__(self, options, folder):
        self.binary, self.folder = options.binary, pathlib.Path(folder)
        self.patience, self.wanted = options.patience, options.commands
        self.environment = os.environ | {
            name: str(self.folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        }

    def seconds(self, arguments):
        """How long the processor worked for a command; `None` where patience ended. A finding is an answer: exit codes are told apart
        by the tests."""
        out = self.folder / "out"
        if out.is_dir():
            shutil.rmtree(out)
        out.unlink(missing_ok=True)
        arguments = [str(out) if argument == "OUT" else argument for argument in map(str, arguments)]
        with open(self.folder / "stdout", "wb") as stdout, open(self.folder / "stderr", "wb") as stderr:
            process = subprocess.Popen(
                [self.binary, *arguments], env=self.environment, stdout=stdout, stderr=stderr,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (self.patience, self.patience)),
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode in (-signal.SIGKILL, -signal.SIGXCPU):
            return None
        if process.returncode < 0 or process.returncode in (64, 70):
            errors = (self.folder / "stderr").read_text()
            print(f"{' '.join(arguments)}: exit {process.returncode}\n{errors}", file=sys.stderr)
            return None
        return usage.ru_utime + usage.ru_stime

    def ledger(self, name):
        path = self.folder / name
        self.seconds(["init", path, "--no-key", "--recorded", "1999-01-01T00:00:00.000Z"])
        return path

    def rows(self, kind, count):
        """The time of each command on a ledger with a chain of so many events."""
        path = self.ledger(f"{kind.name}-{count}")
        drafts = self.folder / "drafts.jsonl"
        with drafts.open("w", encoding="utf-8") as file:
            for made in kind.drafts(count):
                file.write(json.dumps(made, separators=(",", ":")) + "\n")
        yield "import drafts", self.seconds(["import", "drafts", drafts, "--backfill", "--ledger", path])
        for name, arguments in commands(kind, count).items():
            if self.wanted and name not in self.wanted:
                continue
            yield name, self.seconds([*arguments, "--ledger", path])
        last = json.loads(drafts.read_text().rstrip("\n").rsplit("\n", 1)[-1])
        further = [kept_apart(last), kept_apart(last, 2)]
        drafts.write_text("".join(json.dumps(made) + "\n" for made in further))
        yield "import one more", self.seconds(["import", "drafts", drafts, "--skip-bad", self.folder / "bad", "--ledger", path])
        shutil.rmtree(path)


def kept_apart(draft, number=1):
    """The draft once more, as another event."""
    made = {key: value for key, value in draft.items() if key != "recorded"}
    return made | {"id": f"more:{number}"}


def main():
    parser = argparse.ArgumentParser(prog="growth")
    parser.add_argument("binary")
    parser.add_argument("--kinds", nargs="*", default=sorted(KINDS), help="only these")
    parser.add_argument("--commands", nargs="*", help="only these, besides the import")
    parser.add_argument("--events", type=int, default=1000, help="the shorter length; the longer one is ten times that")
    parser.add_argument("--patience", type=int, default=120, help="seconds of the processor after which a command is stopped")
    parser.add_argument("--verbose", action="store_true", help="print every figure, not only the longest and the failures")
    options = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        bench = Bench(options, folder)
        for name in options.kinds:
            failures += report(bench, KINDS[name], options)
    print(f"{failures} of the commands grow faster than the chains." if failures else "Nothing grows faster than the chains.")
    sys.exit(1 if failures else 0)


def report(bench, kind, options):
    """Prints the figures of one kind, and counts the failures among them."""
    short = dict(bench.rows(kind, options.events))
    failures, longest = 0, 0
    for name, seconds in bench.rows(kind, 10 * options.events):
        if seconds is None:
            ratio, failed = "stopped", True
        else:
            grown = seconds / max(short[name] or options.patience, FLOOR)
            ratio, failed = f"{grown:7.1f}", grown > TENFOLD
        failures += failed
        longest = max(longest, seconds or options.patience)
        if failed or options.verbose:
            figures = f"{short[name] or 0:8.3f} s {seconds or options.patience:8.3f} s {ratio:>8}"
            print(f"{kind.name:32} {name:20} {figures}{'   TOO LONG' if failed else ''}", flush=True)
    print(f"{kind.name:32} {'longest':20} {'':10} {longest:8.3f} s", flush=True)
    return failures


if __name__ == "__main__":
    main()
