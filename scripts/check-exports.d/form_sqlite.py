"""The database, read by SQLite."""

import pathlib
import shutil
import sqlite3

import tables
from ledger import DATES, ON, demand


def export(ledger, folder):
    path = pathlib.Path(folder) / "ledger.db"
    ledger.run("export", "sqlite", "--output", str(path), *DATES)
    return path


def check(path, ledger):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    demand("sqlite integrity", database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
    wanted = tables.expected(ledger)
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema ORDER BY name")]
    demand("sqlite tables", names, sorted([*wanted, "about"]))
    for name, rows in wanted.items():
        demand(f"sqlite {name}", [dict(row) for row in database.execute(f"SELECT * FROM {name} ORDER BY rowid")], rows)
    about = dict(tuple(row) for row in database.execute("SELECT key, value FROM about"))
    demand("sqlite about", about | {"program": None}, {
        "origin": ledger.origin, "size": len(ledger.lines), "root": ledger.replay["log"]["root"], "on": ON,
        "known_on": "now", "program": None})
    database.close()


def change(statement):
    def mutate(path):
        copy = path.with_name("changed.db")
        shutil.copy(path, copy)
        database = sqlite3.connect(copy)
        assert database.execute(statement).rowcount > 0, statement
        database.commit()
        database.close()
        return copy
    return mutate


MUTATIONS = [
    *[(f"{name} emptied", f"{name}:", change(f"DELETE FROM {name}"))
      for name in ("events", "parties", "agreement_parties", "visits")],
    *[(f"{column} of {name} changed", column, change(f"UPDATE {name} SET {column} = '2001-01-01' WHERE rowid = 1"))
      for name in ("agreements", "agreement_parties", "memberships", "visits") for column in tables.STANDING],
    ("data changed", "data", change("UPDATE events SET data = '{}' WHERE rowid = 3")),
    ("a date changed", "on", change("UPDATE events SET \"on\" = '2001' WHERE \"on\" IS NOT NULL")),
    ("a number that is a text", "seq", change("UPDATE events SET seq = CAST(seq AS TEXT)")),
    ("a name changed", "name", change("UPDATE parties SET name = 'Nowhere' WHERE rowid = 1")),
    ("another root", "root", change("UPDATE about SET value = 'x' WHERE key = 'root'")),
]
