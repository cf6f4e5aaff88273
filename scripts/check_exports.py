"""Reads every export with the software of its own world, and compares what it says with what the ledger answers.

Run by scripts/check-exports, which installs that software.
"""

import csv
import datetime
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import icalendar
import jsonschema
import networkx
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from prov.model import PROV, ProvDocument

KINDS = "agreements memberships offices visits contacts inquiries indicators policies".split()
TYING = {"in-force", "provisionally-applied", "signed", "consented", "suspended"}
DATES = ["--on", "2024-06-01"]


class Ledger:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def run(self, *words):
        command = [self.binary, *words, "--ledger", self.folder]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")

    def answer(self, *words):
        return json.loads(self.run(*words, "--format", "json"))


def check_jsonl(ledger, lines):
    exported = [json.loads(line) for line in ledger.run("export", "jsonl").splitlines()]
    assert exported == lines, "jsonl is not the log"


def check_cloudevents(ledger, lines):
    texts = ledger.run("export", "cloudevents").splitlines()
    events = [JSONFormat().read(CloudEvent, text) for text in texts]
    assert len(events) == len(lines)
    timed = 0
    for event, line, text in zip(events, lines, texts):
        assert event.get_specversion() == "1.0" and event.get_id() == line["id"]
        assert event.get_type() == "chancery." + line["type"]
        assert event.get_extension("recordedtime") == line["recorded"]
        assert int(event.get_extension("sequence")) == line["seq"] and event.get_data() == line
        # The SDK sets a time of its own where there is none.
        if "time" in json.loads(text):
            timed += 1
            assert event.get_time().date().isoformat() == line["on"].rstrip("~?%")
    assert timed == sum(bool(re.fullmatch(r"\d{4}-\d\d-\d\d[~?%]?", line.get("on", ""))) for line in lines) > 0
    sequence = [event.get_extension("sequence") for event in events]
    assert sequence == sorted(sequence)


def check_prov(ledger, lines):
    document = ProvDocument.deserialize(content=ledger.run("export", "prov"), format="json")
    entities = {str(r.identifier) for r in document.records if r.get_type() == PROV["Entity"]}
    assert {f"event:{line['seq']}" for line in lines} <= entities
    sources = {c["source"] for line in lines for c in line.get("sources", [])}
    assert {f"source:{s}" for s in sources} <= entities
    agents = [r for r in document.records if r.get_type() == PROV["Agent"]]
    assert len(agents) == len({line["by"] for line in lines})
    revisions = [r for r in document.records if r.get_type() == PROV["Derivation"] and PROV["Revision"] in r.get_asserted_types()]
    assert len(revisions) == sum(line["type"] == "fact.corrected" for line in lines)
    invalidations = [r for r in document.records if r.get_type() == PROV["Invalidation"]]
    assert len(invalidations) == sum(line["type"] == "fact.retracted" for line in lines)
    times = {str(list(r.args)[2]) for r in document.records if r.get_type() == PROV["Generation"]}
    assert len(times) == len({line["recorded"] for line in lines})


def check_ical(ledger, replay):
    text = ledger.run("export", "ical", *DATES)
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n")), "a line is not folded"
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors and calendar["VERSION"] == "2.0"
    events = {str(e["UID"]).split("@")[0]: e for e in calendar.walk("VEVENT")}
    dated = {v["id"]: v for v in replay["visits"]}
    assert set(events) <= {v["id"] for v in replay["visits"]}
    for name, event in events.items():
        assert not event.errors
        status = dated[name]["status"] if name in dated else None
        assert isinstance(event.decoded("DTSTART"), datetime.date)
        assert event.decoded("DTEND") > event.decoded("DTSTART")
        assert (str(event["STATUS"]) == "CONFIRMED") >= (status == "held")
        assert (str(event["STATUS"]) == "CANCELLED") == (status == "cancelled")
        assert int(event["SEQUENCE"]) >= 0
        if status == "held" and dated[name]["when"]["start"][0]:
            assert str(event.decoded("DTSTART")) == dated[name]["when"]["start"][0]


def check_graphml(ledger, replay):
    graph = networkx.parse_graphml(ledger.run("export", "graphml", *DATES), force_multigraph=True)
    expected = 0
    for agreement in replay["agreements"]:
        if agreement["status"] not in TYING:
            continue
        parties = [p["party"] for p in agreement["parties"] if p["status"] in TYING]
        expected += 1 if len(parties) == 2 else len(parties)
        if len(parties) == 2:
            kinds = [d for d in (graph.get_edge_data(*parties) or {}).values() if d["agreement"] == agreement["subject"]]
            assert len(kinds) == 1 and kinds[0]["status"] == agreement["status"]
    expected += sum(m["status"] in TYING for m in replay["memberships"])
    assert graph.number_of_edges() == expected, (graph.number_of_edges(), expected)
    assert all(data["label"] and data["kind"] for _, data in graph.nodes(data=True))


def check_csv(ledger, lines, replay, folder):
    tables = pathlib.Path(folder) / "tables"
    ledger.run("export", "csv", "--into", str(tables), *DATES)
    counts = {"events": len(lines)} | {kind: len(replay[kind]) for kind in KINDS}
    for name, count in counts.items():
        content = (tables / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert len(rows) == count, (name, len(rows), count)
        assert all(None not in row and None not in row.values() for row in rows), name
        for row in rows:
            assert all(value[:1] not in ("=", "+", "-", "@") for value in row.values()), (name, row)
        if name == "events":
            assert [int(row["seq"]) for row in rows] == [line["seq"] for line in lines]
            assert [row["type"] for row in rows] == [line["type"] for line in lines]
        else:
            assert [row["status"] for row in rows] == [state["status"] for state in replay[name]]
            assert [row["since_earliest"] for row in rows] == [state["since"][0] or "" for state in replay[name]]


def check_sqlite(ledger, lines, replay, folder):
    path = pathlib.Path(folder) / "ledger.db"
    ledger.run("export", "sqlite", "--output", str(path), *DATES)
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("SELECT seq, id, type FROM events ORDER BY seq").fetchall() == [
        (line["seq"], line["id"], line["type"]) for line in lines]
    for kind in KINDS:
        found = database.execute(f"SELECT subject, status, until_latest FROM {kind} ORDER BY subject").fetchall()
        wanted = sorted((s["subject"], s["status"], s["until"][1]) for s in replay[kind])
        assert sorted(found, key=str) == sorted(wanted, key=str), kind
    about = dict(database.execute("SELECT key, value FROM about"))
    assert about["root"] == replay["log"]["root"] and about["on"] == DATES[1]


def check_repeatable(ledger):
    for words in (["csv"], ["cloudevents"], ["prov"], ["ical", *DATES], ["graphml", *DATES]):
        assert ledger.run("export", *words) == ledger.run("export", *words), words


def check(ledger, name, folder):
    lines = [json.loads(line) for line in ledger.run("log").splitlines()]
    replay = ledger.answer("replay", *DATES)
    assert len(lines) > 100
    check_jsonl(ledger, lines)
    check_cloudevents(ledger, lines)
    check_prov(ledger, lines)
    check_ical(ledger, replay)
    check_graphml(ledger, replay)
    check_csv(ledger, lines, replay, folder)
    check_sqlite(ledger, lines, replay, folder)
    print(f"{name}: {len(lines)} events, all exports read and agree")


def check_maps():
    schema = json.loads(pathlib.Path("docs/mappings/map.schema.json").read_text())
    maps = [p for p in sorted(pathlib.Path("docs/mappings").glob("*.json")) if p.name != "map.schema.json"]
    tables = [p for p in maps if "events" in json.loads(p.read_text())]
    assert len(tables) == 4
    for path in tables:
        jsonschema.validate(json.loads(path.read_text()), schema, cls=jsonschema.Draft202012Validator)
    print(f"maps: {len(tables)} follow their schema")


def main():
    binary, data = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    check_maps()
    with tempfile.TemporaryDirectory() as folder:
        check(Ledger(binary, "."), "the project's ledger", folder)
        check_repeatable(Ledger(binary, "."))
    treaties = data / "wipo/membership-to-copyright-treaties.csv"
    if not treaties.exists():
        print("WIPO's treaties: skipped, CHANCERY_DATA holds none")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = str(pathlib.Path(folder) / "wipo")
        subprocess.run([binary, "init", home, "--no-key"], check=True, capture_output=True)
        ledger = Ledger(binary, home)
        ledger.run("import", "csv", str(treaties), "--map", "docs/mappings/wipo.json")
        check(ledger, "WIPO's treaties", folder)


main()
