"""The forms of answers: what they say of the moment that they are of, and what they say besides."""

import json
import re
import sqlite3

STAMP = re.compile(r",(?:\"[^\"\n]*\"|[^,\n]*),(?:now|'@\d+|[^,\n]*),(\d+),'?[A-Za-z0-9+/]{43}=\r?$", re.M)
NAMED = [re.compile(r'"root":"[^"]+","size":(\d+)'), re.compile(r"(\d+) events, root "), STAMP]
CHECKPOINT_LINE = re.compile(r"^(?:\s*|\w+,,|.*<pre[^>]*>)(?:\d+|'?[A-Za-z0-9+/]{43}=|(?:— )?example\.org/\S+(?: \S+)?)(?:,*|</pre>.*)$")
MOMENTS = [
    (re.compile(r"(as known|known on)( on)?([:*\s,|]*|</dt><dd>|</td><td>)(now|'?\\?@\d+)"), r"\1\3MOMENT"),
    (re.compile(r"( and )(now|\\?@\d+)(\\?:|<|$)", re.M), r"\1MOMENT\3"),
    (re.compile(r",(now|'@\d+),"), ",MOMENT,"),
    # A page names the hashes of its parts, and the parts themselves are compared.
    (re.compile(r'<script type="application/json" id="shown">.*?</script>', re.S), ""),
]
STATUS_LINE = re.compile(r"^\W*(?:folder|index|checkpoint)\b.*$|<tr><td>(?:folder|index|checkpoint)</td><td>.*?</td></tr>", re.M)
SCRIPT = re.compile(r'(<script type="application/json" id="trail">)(.*?)(</script>)', re.S)


class Wrong(Exception):
    """How an answer is wrong."""

    def __init__(self, what, found=None, wanted=None):
        super().__init__(what)
        self.what, self.found, self.wanted = what, found, wanted


def named_size(text):
    """The size of the log that a report is of, where it says so."""
    for pattern in NAMED:
        sizes = pattern.findall(text)
        if sizes:
            return max(map(int, sizes))
    return None


def without_moment(text, form):
    """What a report says, but for the moment of the question and for the proofs, which are checked by themselves."""
    if form == "json":
        return without_proofs(json.loads(text))
    script = SCRIPT.search(text)
    text = SCRIPT.sub(r"\1\3", text)
    for pattern, replacement in MOMENTS:
        text = pattern.sub(replacement, text)
    text = STAMP.sub(",MOMENT", STATUS_LINE.sub("", text))
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if not CHECKPOINT_LINE.match(line)]
    return lines + ([without_proofs(json.loads(script[2]))] if script else [])


def without_proofs(report):
    """A report or a part of one without what names the moment or depends on the length of the whole log."""
    if isinstance(report, dict):
        left_out = {"known_on", "checkpoint", "proof", "folder"}
        return {key: without_proofs(value) for key, value in report.items() if key not in left_out}
    return [without_proofs(part) for part in report] if isinstance(report, list) else report


def tables(path):
    """What a database holds."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {name: database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for name in names}
    database.close()
    found["about"] = dict(found["about"])
    return found


def committed_lines(folder):
    """The lines that a ledger's checkpoint covers, as one text."""
    size = int((folder / "events/checkpoint").read_bytes().split(b"\n")[1])
    text = b"".join(path.read_bytes() for path in sorted((folder / "events").glob("[0-9]*.jsonl")))
    return b"".join(line + b"\n" for line in text.split(b"\n")[:size])


def difference(found, wanted, place=""):
    """The first place where two answers differ, in words."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *found]:
            if found.get(key) != wanted.get(key):
                return difference(found.get(key), wanted.get(key), f"{place}/{key}")
    if isinstance(found, str) and isinstance(wanted, str) and "\n" in found + wanted:
        return difference(found.split("\n"), wanted.split("\n"), place)
    if isinstance(found, (list, tuple)) and isinstance(wanted, (list, tuple)):
        for number, (one, other) in enumerate(zip(found, wanted)):
            if one != other:
                return difference(one, other, f"{place}/{number}")
        return f"at {place or '/'}: {len(found)} instead of {len(wanted)}"
    found, wanted = str(found), str(wanted)
    start = next((n for n, (one, other) in enumerate(zip(found, wanted)) if one != other), min(len(found), len(wanted)))
    start = max(0, start - 60)
    return f"at {place or '/'}: {found[start:start + 200]}\ninstead of: {wanted[start:start + 200]}"
