"""Counts the instructions and the allocations of the path of an event, by callgrind.

What a process costs once is left out: the figures of an import, a verification and a rebuild are the difference between a longer log
and a shorter one, over the difference in events. A record and a question are counted whole.
"""

import collections
import re
import subprocess

from keeping import Keeping
from processes import Run
from rows import Row

SIZES = (2000, 6000)
ALLOCATORS = {"malloc", "calloc", "realloc", "memalign", "posix_memalign", "aligned_alloc"}

Counts = collections.namedtuple("Counts", "instructions allocations")


def rows(tools, folder):
    # Valgrind stumbles over the compiler's debugging tables; the symbols stay.
    stripped = folder / "stripped"
    stripped.mkdir()
    subprocess.run(["strip", "-g", "-o", stripped / "chancery", tools / "chancery"], check=True)
    keepings = [Keeping(stripped, folder / f"counted-{size}", size) for size in SIZES]
    short, long = map(per_log, keepings)
    counts = {step: Counts(*((many - few) / (SIZES[1] - SIZES[0]) for many, few in zip(long[step], short[step]))) for step in long}
    counts |= whole(keepings[1])
    return [row(unit, step, count) for step, of_step in counts.items() for unit, count in zip(Counts._fields, of_step)]


def row(unit, step, count):
    return Row(f"{unit}: {step}", unit, lambda _: count).fill(None)


def per_log(keeping):
    """Each step over a whole log."""
    keeping.open_ledger()
    steps = {"import, an event": counted(keeping, "import", "drafts", keeping.drafts), "verify, an event": counted(keeping, "verify")}
    keeping.forget()
    rebuilt = zip(*(counted(keeping, *arguments) for arguments in keeping.NEEDS))
    return steps | {"rebuild, an event": Counts(*map(sum, rebuilt))}


def whole(keeping):
    """Whole processes, in the longer log."""
    return {
        "record as a process": counted(keeping, "record", "affirmation", "tie-2", "--status", "in-force", "--on", "2023-10"),
        "show as a process": counted(keeping, "show", "tie-2", "--on", "1999-05-05", "--known-on", f"@{keeping.count // 2}"),
    }


def counted(keeping, *arguments):
    """What one run of a command takes, all threads together."""
    profile = keeping.folder / "callgrind.out"
    Run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", *keeping.command(*arguments)])
    with open(profile, encoding="utf-8", errors="replace") as lines:
        return read(lines)


def read(lines):
    """The sums of a profile of callgrind."""
    names, instructions, allocations, called = {}, 0, 0, None
    for line in lines:
        if line.startswith("cfn="):
            number, name = re.match(r"cfn=(\(\d+\))(?: (.*))?", line).groups()
            called = names.setdefault(number, name)
        elif line.startswith("fn="):
            number, name = re.match(r"fn=(\(\d+\))(?: (.*))?", line).groups()
            names.setdefault(number, name)
        elif line.startswith("calls=") and called in ALLOCATORS:
            allocations += int(line[len("calls="):].split()[0])
        elif line.startswith("totals:"):
            instructions = int(line.split()[1])
    return Counts(instructions, allocations)
