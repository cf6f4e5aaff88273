"""The ledger when the crowd has gone: its lines, the tree over them, and what it answers of each of its moments."""

import base64
import functools
import hashlib
import json
import shutil
import threading

import forms
from forms import Wrong
from world import Answer

COPIES = 2


def hashed(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Finished:
    def __init__(self, world):
        self.world = world
        self.lines = forms.committed_lines(world.ledger).split(b"\n")[:-1]
        self.leaves = [hashed(b"\x00", line) for line in self.lines]
        self.answers, self.lock, self.local = {}, threading.Lock(), threading.local()
        self.copies = [self.copy(number) for number in range(COPIES)]

    def copy(self, number):
        """The ledger at rest, without anything that was kept."""
        place = self.world.folder / f"rest-{number}"
        shutil.copytree(self.world.ledger, place, ignore=shutil.ignore_patterns(".chancery", ".git"))
        return place

    def answer(self, words):
        """What the ledger at rest answers; each question is asked of it once."""
        key = tuple(words)
        if key not in self.answers:
            with self.lock:
                self.local.copy = getattr(self.local, "copy", None) or self.copies.pop()
            self.answers[key] = self.ask(words, self.local.copy)
        return self.answers[key]

    def ask(self, words, copy):
        if words[:2] != ["export", "sqlite"]:
            return self.quiet(self.world.run(words, copy))
        path = copy / "answer.db"
        answer = self.quiet(self.world.run([*words, "--output", str(path)], copy))
        answer.tables = forms.tables(path)
        path.unlink()
        return answer

    def quiet(self, answer):
        if not self.world.is_sound(answer):
            raise Wrong("cannot be compared: the ledger at rest does not answer")
        return answer

    # The tree, as RFC 6962 section 2.1 defines it.

    @functools.lru_cache(maxsize=None)
    def root(self, start, end):
        if end - start < 2:
            return self.leaves[start] if end > start else hashed()
        middle = start + self.half(end - start)
        return hashed(b"\x01", self.root(start, middle), self.root(middle, end))

    def half(self, count):
        """The largest power of two below a count."""
        return 1 << (count - 1).bit_length() - 1

    def path(self, index, start, end):
        if end - start < 2:
            return []
        middle = start + self.half(end - start)
        if index < middle:
            return self.path(index, start, middle) + [self.root(middle, end)]
        return self.path(index, middle, end) + [self.root(start, middle)]

    def growth(self, size, start, end, is_whole=True):
        """The proof that the first `size` leaves of `start..<end` were all there once (section 2.1.2)."""
        if size == end - start:
            return [] if is_whole else [self.root(start, end)]
        half = self.half(end - start)
        if size <= half:
            return self.growth(size, start, start + half, is_whole) + [self.root(start + half, end)]
        return self.growth(size - half, start + half, end, False) + [self.root(start, start + half)]

    # What answers prove.

    def check_root(self, size, root, answer):
        if not answer.before <= size <= answer.after:
            raise Wrong(f"is of size {size}, but the log had {answer.before} events before and {answer.after} after")
        if base64.b64decode(root) != self.root(0, size):
            raise Wrong(f"names another root of the first {size} events", root, self.text(self.root(0, size)))

    def text(self, value):
        return base64.b64encode(value).decode()

    def check_note(self, note, answer):
        origin, size, root = note.split("\n")[:3]
        self.check_root(int(size), root, answer)
        return int(size)

    def check_proof(self, text, answer):
        proof, note = text.split("\n\n", 1)
        size = self.check_note(note, answer)
        if answer.words[1] == "--consistency":
            _, found = proof.split("\n")[0], proof.split("\n")[1:]
            wanted = self.growth(int(answer.words[2]), 0, size)
        else:
            found = proof.split("\n")[2:]
            wanted = self.path(int(answer.words[1][1:]), 0, size)
        if found != [self.text(value) for value in wanted]:
            raise Wrong("does not prove it", found, [self.text(value) for value in wanted])

    def check_trail(self, trail, answer):
        size = self.check_note(trail["checkpoint"], answer)
        for entry in trail["trail"]:
            seq = json.loads(entry["line"])["seq"] if isinstance(entry.get("line"), str) else entry["seq"]
            wanted = [self.text(value) for value in self.path(seq, 0, size)]
            if entry["proof"] != wanted:
                raise Wrong(f"does not prove @{seq}", entry["proof"], wanted)
