"""Runs processes, and says how long they took and how much memory they held."""

import collections
import os
import statistics
import subprocess
import sys
import tempfile
import time

# No further round begins behind so many seconds.
PATIENCE = 120


class Run:
    """One process from its start to its end: its wall time in seconds, and its peak memory in megabytes.

    The kernel counts the memory of whoever started a process as that process's own until it has loaded its program. So nothing that
    takes much memory happens in this one: workloads and peers are processes too.
    """

    def __init__(self, command):
        with tempfile.TemporaryFile() as errors:
            before = time.perf_counter()
            process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - before
            self.megabytes = usage.ru_maxrss / 1024
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                errors.seek(0)
                sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}\n{errors.read().decode()}")


def numbers(command):
    """What a process that measures itself prints: lines of a name and a number."""
    out = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True).stdout
    return {name: float(value) for name, value in (line.split() for line in out.splitlines())}


def timed(action):
    """How many seconds an action in this process takes."""
    before = time.perf_counter()
    action()
    return time.perf_counter() - before


def medians(rounds, *actions):
    """Takes turns with actions, each of which gives figures by name, so that whatever else the machine does falls on all of them; the
    median of each figure."""
    found = collections.defaultdict(list)
    end = time.monotonic() + PATIENCE
    for _ in range(rounds):
        for action in actions:
            for name, value in action().items():
                found[name].append(value)
        if time.monotonic() > end:
            break
    return {name: statistics.median(values) for name, values in found.items()}
