"""CSV, read by Python's own reader."""

import csv
import io
import pathlib
import unicodedata

import tables
from ledger import DATES, demand

HOSTILE = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
FORMULA = set("=+-@＝＋－＠")


def export(ledger, folder):
    """The files of all tables, by name."""
    place = pathlib.Path(folder) / "tables"
    ledger.run("export", "csv", "--into", str(place), *DATES)
    return {path.stem: path.read_bytes() for path in place.iterdir()}


def check(files, ledger):
    wanted = tables.expected(ledger)
    demand("csv tables", sorted(files), sorted(wanted))
    for name, rows in wanted.items():
        demand(f"csv {name} mark", files[name][:3], b"\xef\xbb\xbf")
        found = read(files[name])
        if rows:
            demand(f"csv {name} columns", list(found[0]) if found else [], list(rows[0]))
        demand(f"csv {name}", found, [{key: cell(value) for key, value in row.items()} for row in rows])


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def cell(value):
    """As a spreadsheet may have it: nothing that steers, nothing that begins a formula."""
    text, is_start = "", True
    for character in "" if value is None else str(value):
        shown = f"\\u{{{ord(character):x}}}" if unicodedata.category(character) in HOSTILE else character
        text += "'" + shown if is_start and character in FORMULA else shown
        is_start = character == ";"
    return text


def change(name, edit):
    """Edits the rows of a table."""
    def mutate(files):
        rows = read(files[name])
        columns = list(rows[0])
        rows = edit(rows) or rows
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns)
        writer.writeheader()
        writer.writerows(rows)
        return files | {name: b"\xef\xbb\xbf" + text.getvalue().encode()}
    return mutate


def emptied(name):
    return change(name, lambda rows: rows.clear())


def put(column, value):
    """Another value in the first row that has one."""
    def edit(rows):
        next(row for row in rows if row[column])[column] = value
    return edit


MUTATIONS = [
    *[(f"{name} emptied", name, emptied(name)) for name in ("events", "parties", "agreement_parties", "visits")],
    *[(f"{column} of {name} changed", f"{name} [", change(name, put(column, "2001-01-01")))
      for name in ("agreements", "agreement_parties", "memberships") for column in tables.STANDING
      if not (name, column) == ("memberships", "until_latest")],
    *[(f"{column} of events changed", column, change("events", put(column, "1")))
      for column in "on earliest latest by via stated place modality confidence sources reason corrected_by retracted_by data".split()],
    *[(f"{column} of parties changed", column, change("parties", put(column, "x")))
      for column in ("kind", "name", "other_names", "within")],
    ("a formula", "name", change("parties", put("name", "=1+1"))),
    ("a table gone", "tables", lambda files: {name: files[name] for name in files if name != "parties"}),
    ("no mark", "mark", lambda files: files | {"events": files["events"][3:]}),
]
