"""Counts the instructions of the path of an event, by callgrind. Run by scripts/bench --instructions.

What a process costs once is left out: each figure is the difference between a longer log and a shorter one, over the
difference in events.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import workload

SIZES = (2000, 6000)


def counted(command, folder):
    """The instructions of one run of a command, all threads together."""
    out = folder / "callgrind.out"
    run = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *map(str, command)], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found:
        sys.exit(run.stderr)
    return int(found.group(1))


def costs(chancery, folder, size):
    """Each step over a log of so many events."""
    drafts, ledger = folder / "drafts.jsonl", folder / f"ledger-{size}"
    workload.write(drafts, size)
    subprocess.run([chancery, "init", ledger, "--no-key"], check=True, capture_output=True)
    at = ["--ledger", ledger]
    load = counted([chancery, "import", "drafts", drafts, *at], folder)
    verify = counted([chancery, "verify", *at], folder)
    shutil.rmtree(ledger / ".chancery")
    rebuild = counted([chancery, "search", "city number 7", *at], folder)
    return {"import of a draft": load, "verification of a line": verify, "rebuild of index and tree, an event": rebuild}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # Valgrind stumbles over the compiler's debugging tables; the symbols stay.
        chancery = folder / "chancery"
        subprocess.run(["strip", "-g", "-o", chancery, sys.argv[1]], check=True)
        short, long = (costs(chancery, folder, size) for size in SIZES)
    for step in short:
        print(f"{step:40} {(long[step] - short[step]) // (SIZES[1] - SIZES[0]):>10,} instructions")


main()
