"""JSON lines: the bytes of the log."""

from ledger import demand


def export(ledger, folder):
    return ledger.run("export", "jsonl")


def check(text, ledger):
    segments = sorted((ledger.folder / "events").glob("[0-9]*.jsonl"))
    stored = b"".join(path.read_bytes() for path in segments).decode().splitlines()[:len(ledger.lines)]
    demand("jsonl", text.split("\n"), stored + [""])


MUTATIONS = [
    ("a line gone", "jsonl", lambda text: text.split("\n", 1)[1]),
    ("a word changed", "jsonl", lambda text: text.replace("Springfield", "Springfeld", 1)),
]
