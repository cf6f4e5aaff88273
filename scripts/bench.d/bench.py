"""Measures the built programs beside their peers, and prints the table. Run by scripts/bench."""

import argparse
import os
import pathlib
import tempfile

import instructions
import rows
import table
from keeping import Keeping
from peers import Peers
from trial import Trial

# With how many events growth begins.
FEW = 10_000


# For daily use.
QUICK = 20_000


def measured(tools, python, folder, count, world, has_hledger):
    """All rows, for so many events of a world."""
    small = Trial(Keeping(tools, folder / "small", min(FEW, count // 10), world=world))
    small.measure_growth()
    keeping = Keeping(tools, folder / "ordinary", count, world=world)
    ordinary = Trial(keeping, Peers(python, keeping.drafts, folder, count, has_hledger))
    ordinary.measure_all()
    keeping.remove()
    hot = Trial(Keeping(tools, folder / "hot", count, hot=True, world=world))
    hot.measure_all()
    return rows.filled(ordinary.figures, small.figures, hot.figures)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("tools", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("python", help=argparse.SUPPRESS)
    parser.add_argument("--events", type=int, default=100_000, metavar="N", help="10,000 to 1,000,000, or more (100,000)")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} events, without hledger and without counting instructions")
    parser.add_argument("--seed", type=int, help="of another workload")
    parser.add_argument("--skew", type=float, help="of the workload: above 1, the earlier subjects of a kind are spoken of more often")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--instructions", action="store_true", help="only count instructions and allocations, which no machine changes")
    options = parser.parse_args()
    # Beside the build, as a folder for scratch may be in memory, where nothing takes long to sync.
    with tempfile.TemporaryDirectory(dir=options.tools) as name:
        folder = pathlib.Path(name)
        os.environ |= {"HOME": name, "XDG_CONFIG_HOME": f"{name}/config", "XDG_STATE_HOME": f"{name}/state"}
        world = [f"--{name}={value}" for name, value in (("seed", options.seed), ("skew", options.skew)) if value is not None]
        count = QUICK if options.quick else options.events
        found = [] if options.instructions else measured(options.tools, options.python, folder, count, world, not options.quick)
        found += [] if options.quick else instructions.rows(options.tools, folder)
    table.write(found, options.format)


main()
