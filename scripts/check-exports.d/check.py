"""Reads every export with the software of its own world, and compares what that says with what the ledger's own lines say.

Then the checks are tried themselves: each form module has a list of ways in which its export can be wrong, and every one
of them, done to a good export, has to be found, and named. Run by scripts/check-exports, which installs that software.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

import example
import form_cloudevents
import form_csv
import form_graphml
import form_ical
import form_jsonl
import form_prov
import form_sqlite
from ledger import DATES, Fault, Ledger

FORMS = [form_jsonl, form_cloudevents, form_prov, form_ical, form_graphml, form_csv, form_sqlite]


def check(ledger, name):
    """Every form agrees with the ledger."""
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            form.check(form.export(ledger, folder), ledger)
    print(f"{name}: {len(ledger.lines)} events, all exports read and agree")


def check_checks(ledger):
    """Whatever is done to a good export is found."""
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            good = form.export(ledger, folder)
            for what, named, mutate in form.MUTATIONS:
                bad = mutate(good)
                assert bad != good, f"{form.__name__}: {what}: nothing was changed"
                assert named in finding(form, bad, ledger), f"{form.__name__}: {what}: found as {finding(form, bad, ledger)!r}"
                count += 1
    print(f"the checks: {count} exports that were tampered with, each found out")


def finding(form, export, ledger):
    try:
        form.check(export, ledger)
    except Fault as fault:
        return str(fault)
    return ""


def check_repeatable(ledger):
    for words in (["csv"], ["cloudevents"], ["prov"], ["ical", *DATES], ["graphml", *DATES]):
        assert ledger.run("export", *words) == ledger.run("export", *words), words


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
        small = example.make(binary, folder + "/example")
        check(small, "the example")
        check_checks(small)
    check(Ledger(binary, "."), "the project's ledger")
    check_repeatable(Ledger(binary, "."))
    treaties = data / "wipo/membership-to-copyright-treaties.csv"
    if not treaties.exists():
        print("WIPO's treaties: skipped, CHANCERY_DATA holds none")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = folder + "/wipo"
        subprocess.run([binary, "init", home, "--no-key"], check=True, capture_output=True)
        ledger = Ledger(binary, home)
        ledger.run("import", "csv", str(treaties), "--map", "docs/mappings/wipo.json")
        check(ledger, "WIPO's treaties")


main()
