"""A ledger as its own lines and reports tell it, and the one way to find fault with what an export makes of it."""

import functools
import json
import pathlib
import subprocess

from truth import Truth

ON = "2024-06-01"
DATES = ["--on", ON]


class Fault(Exception):
    """What an export says otherwise than the ledger."""


def demand(what, found, wanted):
    """Both are equal. Of lists and tables the first difference is told."""
    if found == wanted:
        return
    if isinstance(found, (list, tuple)) and isinstance(wanted, (list, tuple)):
        for number, (one, other) in enumerate(zip(found, wanted)):
            if one != other:
                demand(f"{what} [{number}]", one, other)
        raise Fault(f"{what}: {len(found)} of {len(wanted)} are there")
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *found]:
            if found.get(key) != wanted.get(key):
                demand(f"{what} {key}", found.get(key), wanted.get(key))
    raise Fault(f"{what}: {str(found)[:200]!r} instead of {str(wanted)[:200]!r}")


class Ledger:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, pathlib.Path(folder)

    def run(self, *words, text=None):
        command = [self.binary, *words, "--ledger", str(self.folder)]
        return subprocess.run(command, check=True, capture_output=True, input=text and text.encode()).stdout.decode()

    @functools.cached_property
    def lines(self):
        """The events, from the files themselves."""
        size = int((self.folder / "events/checkpoint").read_text().split("\n")[1])
        segments = sorted((self.folder / "events").glob("[0-9]*.jsonl"))
        return [json.loads(line) for path in segments for line in path.read_bytes().split(b"\n")[:-1]][:size]

    @functools.cached_property
    def replay(self):
        return json.loads(self.run("replay", "--all", *DATES, "--format", "json"))

    @functools.cached_property
    def truth(self):
        return Truth(self.lines)

    @property
    def origin(self):
        return self.lines[0]["data"]["origin"]
