"""What readers ask, and how each answer is held against the finished ledger."""

import json
import re
import shutil

import drafts
import forms
from forms import Wrong

DAY = ["--on", "2010-01-01"]
FORMS = ["text", "json", "json", "html", "csv", "markdown"]
STATES = ["agreements", "memberships", "visits"]


def any_question(world, random, name):
    """One of all kinds; `name` tells this question from all others."""
    city, tie = f"city-{random.randrange(6)}", f"tie-{random.randrange(6)}"
    newcomer = world.parties[-1] if world.parties and random.random() < 0.5 else city
    size = world.size()
    # All that is asked about was known then.
    past = random.randrange(drafts.CITIES + 20, size)
    reports = [
        ["replay", "--all", *DAY], ["replay", *DAY, "--kind", random.choice(STATES)], ["show", newcomer, *DAY],
        ["show", city, *DAY, "--explain"], ["show", tie, *DAY], ["timeline", newcomer, *DAY],
        ["timeline", *DAY, "--order", "recorded"], ["diff", "--on", "2001-01-01", "2010-01-01"],
        ["blame", tie, "since"], ["check", *DAY, "--fail-on", "never"], ["check", newcomer, *DAY, "--fail-on", "never"],
        ["stats"], ["stats", city], ["status", *DAY], ["audit", newcomer, *DAY], ["audit", tie, "--related", "1", *DAY],
        ["audit", "--between", "city-1", "city-2", *DAY], ["audit", "--all", *DAY],
    ]
    others = [
        Search(["search", random.choice(["town of city-1", "city-2", "tie-1"])]), Lines(["log"]),
        Lines(["export", "jsonl"]), Drafts(["export", "drafts", "--since", "1"]), Plain(["log", newcomer]),
        Plain(["log", "--format", "text", "--on", "2008"]), Plain(["export", "cloudevents"]), Plain(["export", "prov"]),
        Plain(["export", "csv"]), Plain(["export", "csv", "--table", "agreements", *DAY]), Plain(["export", "rows"]),
        Plain(["export", "ical", *DAY]), Plain(["export", "graphml", *DAY]), Plain(["snapshot", "--print"]),
        Database(["export", "sqlite", *DAY], world.folder / "files" / f"{name}.db"), Proof(["prove", f"@{past}"]),
        Proof(["prove", "--consistency", str(past)]), Verification(["verify", "--format", "json"]),
        Verification(["verify", "--deep", "--format", "json"]), HookCheck(["hook", "check"]),
        Backup(["backup"], world.folder / "backups" / name.split("-")[0]),
        Between(["diff", "--known-on", f"@{past}", "now", "--at", "2010-01-01"], random.choice(FORMS)),
    ]
    if random.random() < 0.5:
        return random.choice(others)
    report = Report(random.choice(reports), random.choice(FORMS))
    if random.random() < 0.25 and newcomer not in report.words:
        report.moment = past
    return report


class Question:
    """An answer is right if it is that of the finished ledger, of some moment between the command's start and its end."""

    def __init__(self, words):
        self.words = words

    def ask(self, world):
        return world.run(self.words)

    def notices(self, world, answer):
        """Looks at once at what will not be there later; whether there is anything left to compare."""
        return self.is_quiet(world, answer)

    def is_quiet(self, world, answer):
        if answer.err:
            world.fail("a reader complained", answer)
        return not answer.err

    def compare(self, finished, answer):
        """Throws `Wrong` where the answer is not that of the moment that it names, or of any that it can be of."""
        named = self.named_size(answer)
        if named is not None and not answer.before <= named <= answer.after:
            raise Wrong(f"is of size {named}, but the log had {answer.before} events before and {answer.after} after")
        sizes = range(answer.before, answer.after + 1) if named is None else [named]
        found = self.told(answer, finished)
        for size in sizes:
            wanted = self.told(finished.answer(self.then(size)), finished)
            if found == wanted:
                return self.compare_proofs(finished, answer)
        raise Wrong(f"is not that of the finished ledger at {'size' if named else 'any size from'} {sizes[0]}"
                    + ("" if named else f" to {sizes[-1]}"), found, wanted)

    def then(self, size):
        """The same question, asked as of when the log had a size."""
        return [*self.words, "--known-on", f"@{size - 1}"]

    def named_size(self, answer):
        return forms.named_size(answer.text)

    def told(self, answer, finished):
        return answer.text

    def compare_proofs(self, finished, answer):
        pass


class Plain(Question):
    """What is the same to the byte."""


class Report(Question):
    """A report: the same but for the moment that it says it was asked about. Or as of an older moment, and then of just that."""

    moment = None

    def __init__(self, words, form):
        super().__init__([*words, "--format", form])
        self.form = form

    def ask(self, world):
        return world.run(self.words if self.moment is None else self.then(self.moment + 1))

    def compare(self, finished, answer):
        if self.moment is None:
            return super().compare(finished, answer)
        wanted = self.told(finished.answer(self.then(self.moment + 1)), finished)
        found = self.told(answer, finished)
        if found != wanted:
            raise Wrong(f"is not what was known on @{self.moment}", found, wanted)
        self.compare_proofs(finished, answer)

    def told(self, answer, finished):
        return forms.without_moment(answer.text, self.form)

    def compare_proofs(self, finished, answer):
        if self.words[0] == "audit" and self.form == "json":
            finished.check_trail(json.loads(answer.text), answer)


class Search(Report):
    def __init__(self, words):
        super().__init__(words, "json")


class Between(Report):
    """What was learned between an older moment and now."""

    def then(self, size):
        return [f"@{size - 1}" if word == "now" else word for word in self.words]


class Lines(Question):
    """The lines as they are stored: a beginning of the finished log."""

    def compare(self, finished, answer):
        lines = answer.out.split(b"\n")[:-1]
        if not answer.before <= len(lines) <= answer.after:
            raise Wrong(f"{len(lines)} lines; the log had {answer.before} events before and {answer.after} after")
        if lines != self.all_lines(finished)[:len(lines)]:
            raise Wrong("is no beginning of the finished log")

    def all_lines(self, finished):
        return finished.lines


class Drafts(Lines):
    """All events but the opening, as drafts."""

    def compare(self, finished, answer):
        opened = b"{}\n"
        super().compare(finished, type(answer)(
            answer.words, answer.status, opened + answer.out, answer.err, answer.before, answer.after))

    def all_lines(self, finished):
        return [b"{}"] + finished.answer(self.words).out.split(b"\n")[:-1]


class Database(Question):
    """A database: its tables."""

    def __init__(self, words, path):
        super().__init__(words)
        self.path = path

    def ask(self, world):
        return world.run([*self.words, "--output", str(self.path)])

    def notices(self, world, answer):
        answer.tables = forms.tables(self.path)
        self.path.unlink()
        return self.is_quiet(world, answer)

    def named_size(self, answer):
        return answer.tables["about"].pop("size")

    def then(self, size):
        return super().then(size)

    def told(self, answer, finished):
        answer.tables["about"].pop("known_on", None)
        answer.tables["about"].pop("size", None)
        return answer.tables


class Proof(Question):
    """Of an event, or of growth: to a checkpoint of the log at a size that it had then."""

    def compare(self, finished, answer):
        finished.check_proof(answer.text, answer)


class Verification(Question):
    def compare(self, finished, answer):
        report = json.loads(answer.text)
        if report["findings"] or not report["ok"]:
            raise Wrong("finds fault with a ledger that is in order", report["findings"], [])
        finished.check_root(report["size"], report["root"], answer)


class HookCheck(Question):
    """What is committed in git verifies, however much is recorded meanwhile."""

    def compare(self, finished, answer):
        if answer.out:
            raise Wrong("says something", answer.text, "")


class Backup(Question):
    """A copy that verifies, and is the beginning of the finished log."""

    def __init__(self, words, place):
        super().__init__(words)
        self.place = place

    def ask(self, world):
        return world.run([*self.words, str(self.place)])

    def notices(self, world, answer):
        if re.fullmatch(r"A copy of \d+ events is in .*, and verifies\.\n", answer.err) is None:
            world.fail("a backup says something else", answer)
            return False
        answer.out = forms.committed_lines(self.place)
        if not world.is_sound(world.run(["verify"], self.place)):
            world.fail("a backup does not verify", answer)
            shutil.copytree(self.place, f"{self.place}-{answer.before}", dirs_exist_ok=True)
        return True

    def compare(self, finished, answer):
        Lines.compare(self, finished, answer)

    all_lines = Lines.all_lines
