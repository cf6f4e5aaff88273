"""The ledger that the crowd works on, the command as its members run it, and what they write down."""

import collections
import json
import os
import pathlib
import re
import subprocess
import threading
import time

import drafts

# A guard against a command that never ends; nothing that works comes near it.
HUNG_AFTER_SECONDS = 600
FORBIDDEN = re.compile(r"sqlite|altered|locked|\bbusy\b|database|disk i/o|malformed|corrupt|fatal error|precondition", re.I)
TURNED_AWAY = re.compile(r"error: somebody else is writing to the ledger.*\sThe lock was not free within", re.I)


class Failure:
    """Something that must not be, and what is needed to look into it."""

    def __init__(self, what, answer=None, detail=""):
        self.what, self.answer, self.detail = what, answer, detail

    def __str__(self):
        parts = [self.what]
        if self.answer:
            parts.append(f"   chancery {' '.join(self.answer.words)}")
            parts.append(f"   exit {self.answer.status}, size {self.answer.before} to {self.answer.after}")
            parts += [f"   | {line}" for line in self.answer.err.splitlines()[:6]]
        return "\n".join(parts + [f"   {line}" for line in self.detail.splitlines()[:12]])


class Answer:
    """What a command said, and how long the committed log was before it was started and when it had ended."""

    def __init__(self, words, status, out, err, before, after):
        self.words, self.status, self.out, self.err = words, status, out, err
        self.before, self.after = before, after

    @property
    def text(self):
        return self.out.decode("utf-8", "replace")


class World:
    def __init__(self, binary, folder, seed):
        self.binary, self.folder, self.seed = os.path.abspath(binary), pathlib.Path(folder), seed
        self.ledger = self.folder / "ledger"
        self.lock = threading.Lock()
        self.failures, self.asked, self.told = [], [], []
        self.counts = collections.Counter()
        self.parties = []
        """Ids of parties that have been acknowledged, for those who ask about newcomers."""
        for name in ("home", "answers", "files", "backups"):
            (self.folder / name).mkdir(parents=True)
        self.environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("CHANCERY_", "XDG_", "GIT_"))}
        self.environment |= {
            "HOME": str(self.folder / "home"), "XDG_CONFIG_HOME": str(self.folder / "home/config"),
            "XDG_STATE_HOME": str(self.folder / "home/state"), "GIT_CONFIG_NOSYSTEM": "1", "TZ": "UTC"}

    def make_ledger(self):
        self.must([self.binary, "init", str(self.ledger), "--origin", "example.org/crowd"], self.folder)
        self.first = self.write_drafts("first", drafts.first())
        self.must([self.binary, "import", "drafts", str(self.first)], self.ledger)
        for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "First"]):
            self.must(["git", *words], self.ledger)

    def write_drafts(self, name, events):
        path = self.folder / "files" / f"{name}.jsonl"
        path.write_text("".join(json.dumps(event) + "\n" for event in events))
        return path

    def must(self, command, folder):
        subprocess.run(command, cwd=folder, env=self.environment, check=True, capture_output=True)

    def size(self, ledger=None):
        """The length of the committed log, as its checkpoint has it."""
        return int(((ledger or self.ledger) / "events/checkpoint").read_bytes().split(b"\n")[1])

    def run(self, words, ledger=None):
        """Runs the command in the folder of the ledger; in a copy as somebody who has not seen the ledger grow since."""
        folder = ledger or self.ledger
        environment = dict(self.environment)
        if ledger:
            environment["XDG_STATE_HOME"] = str(self.folder / "home" / f"state-{threading.get_ident()}-{time.monotonic_ns()}")
        before = self.size(folder)
        process = subprocess.Popen(
            [self.binary, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        try:
            out, err = process.communicate(timeout=HUNG_AFTER_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += b"hung\n"
        return Answer(words, process.returncode, out, err.decode("utf-8", "replace"), before, self.size(folder))

    def fail(self, what, answer=None, detail=""):
        with self.lock:
            self.failures.append(Failure(what, answer, detail))

    def is_sound(self, answer):
        """Whether a command did what it was there for and complained of nothing; otherwise that is a failure."""
        if answer.status < 0:
            self.fail(f"ended by signal {-answer.status}", answer)
        elif answer.status != 0:
            self.fail("refused", answer)
        elif FORBIDDEN.search(answer.err):
            self.fail("complained", answer)
        else:
            return True
        return False

    def is_turned_away(self, answer):
        """Whether a writer had waited for the lock for as long as writers do."""
        if answer.status == 0 or not TURNED_AWAY.search(answer.err):
            return False
        with self.lock:
            self.counts["turned away"] += 1
        return True

    def note_question(self, question, answer):
        with self.lock:
            self.asked.append((question, answer))

    def note_told(self, told):
        with self.lock:
            self.told.append(told)
