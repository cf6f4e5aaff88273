"""Measures the built programs beside their peers, and prints the table. Run by scripts/bench."""

import argparse
import os
import pathlib
import sys
import tempfile

import instructions
import rows
import table
from peers import Peers
from trial import Trial, run, run_small

# With how many events the growth begins.
FEW = 10_000


def measured(tools, python, folder, count):
    """All rows, for so many events."""
    few = min(FEW, count // 10)
    small = Trial(tools, folder / "small", few)
    run_small(small)
    ordinary = Trial(tools, folder / "ordinary", count)
    run(ordinary, Peers(python, ordinary.drafts, folder, count))
    ordinary.remove()
    hot = Trial(tools, folder / "hot", count, hot=True)
    run(hot)
    return [
        *(row.fill(ordinary.figures) for row in rows.ROWS),
        *(row.fill(hot.figures) for row in rows.LATE),
        *rows.growth(ordinary.figures, small.figures),
        *rows.beside_ordinary(hot.figures, ordinary.figures),
        *(row.fill(ordinary.figures) for row in rows.COSTS),
    ]


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("tools", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("python", help=argparse.SUPPRESS)
    parser.add_argument("--events", type=int, default=100_000, metavar="N", help="10,000 to 1,000,000, or more (100,000)")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--instructions", action="store_true", help="only count instructions and allocations, which no machine changes")
    options = parser.parse_args()
    # Beside the build, as a folder for scratch may be in memory, where nothing takes long to sync.
    with tempfile.TemporaryDirectory(dir=options.tools) as name:
        folder = pathlib.Path(name)
        os.environ |= {"HOME": name, "XDG_CONFIG_HOME": f"{name}/config", "XDG_STATE_HOME": f"{name}/state"}
        found = [] if options.instructions else measured(options.tools, options.python, folder, options.events)
        found += instructions.rows(options.tools, folder)
    table.write(found, options.format)


main()
