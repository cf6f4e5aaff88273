"""PROV-JSON, read by the Python library of the standard's authors."""

import collections
import datetime
import json

from prov.model import PROV, ProvDocument

from ledger import demand
from tables import canonical


def export(ledger, folder):
    return ledger.run("export", "prov")


def check(text, ledger):
    document = ProvDocument.deserialize(content=text, format="json")
    records = collections.defaultdict(list)
    for record in document.records:
        records[record.get_type()].append(record)
    labels = {str(r.identifier): str(r.label) for r in document.records if r.identifier}
    check_things(records, ledger)
    check_recording(records, labels, ledger)
    check_derivations(records, ledger)


def check_things(records, ledger):
    titles = {s: s for line in ledger.lines for s in [c["source"] for c in line.get("sources", [])]}
    for line in ledger.lines:
        if line["type"] == "source.registered":
            titles[line["data"]["source"]] = line["data"].get("title", line["data"]["source"])
    wanted = {f"source:{id}": {"label": title} for id, title in titles.items()} | {
        f"event:{line['seq']}": {
            "label": line["id"], "type": "chancery:" + line["type"].replace(".", "_"), "value": canonical(line["data"])}
        for line in ledger.lines}
    found = {str(r.identifier): {name.localpart: str(value) for name, value in r.attributes}
             for r in records[PROV["Entity"]]}
    demand("prov entity", found, wanted)
    demand("prov agent", sorted(str(r.label) for r in records[PROV["Agent"]]), sorted({l["by"] for l in ledger.lines}))
    demand("prov activity", sorted(str(r.label) for r in records[PROV["Activity"]]),
           sorted({l["via"] for l in ledger.lines}))


def check_recording(records, labels, ledger):
    """Who recorded each event, how and when."""
    generations = sorted((str(e), labels[str(a)], time) for e, a, time in args(records, "Generation"))
    demand("prov generation", generations,
           sorted((f"event:{l['seq']}", l["via"], instant(l["recorded"])) for l in ledger.lines))
    attributions = sorted((str(e), labels[str(a)]) for e, a in args(records, "Attribution"))
    demand("prov attribution", attributions, sorted((f"event:{l['seq']}", l["by"]) for l in ledger.lines))


def check_derivations(records, ledger):
    """What each event rests on, and what it amends."""
    seqs = {line["id"]: line["seq"] for line in ledger.lines}
    derived, revisions, invalidated = [], [], []
    for line in ledger.lines:
        event, data = f"event:{line['seq']}", line["data"]
        derived += [(event, "source:" + citation["source"]) for citation in line.get("sources", [])]
        if line["type"] == "source.registered":
            derived += [("source:" + data["source"], "source:" + o["source"]) for o in data.get("derived_from", [])]
        if line["type"] == "fact.corrected":
            revisions.append((event, f"event:{seqs[data['event']]}"))
        if line["type"] == "fact.retracted":
            invalidated.append((f"event:{seqs[data['event']]}", instant(line["recorded"])))
    found = {True: [], False: []}
    for record in records[PROV["Derivation"]]:
        found[PROV["Revision"] in record.get_asserted_types()].append(tuple(map(str, list(record.args)[:2])))
    demand("prov derivation", sorted(found[False]), sorted(derived))
    demand("prov revision", sorted(found[True]), sorted(revisions))
    demand("prov invalidation", sorted((str(e), time) for e, _, time in args(records, "Invalidation")),
           sorted(invalidated))


def args(records, kind):
    return [tuple(record.args) for record in records[PROV[kind]]]


def instant(text):
    return datetime.datetime.fromisoformat(text)


def change(kind, edit, where=lambda attributes: True):
    """Edits the members of a kind: the first relation that is meant."""
    def mutate(text):
        document = json.loads(text)
        name = next(name for name, attributes in document[kind].items() if where(attributes))
        edit(document[kind], name)
        return json.dumps(document)
    return mutate


def put(key, value):
    return lambda members, name: members[name].update({key: value})


def drop(members, name):
    del members[name]


def is_revision(attributes):
    return "prov:type" in attributes


MUTATIONS = [
    ("an event gone", "entity", change("entity", drop)),
    ("an event's content changed", "entity", change("entity", put("prov:value", "{}"))),
    ("a source's title changed", "entity", lambda text: text.replace("The Springfield Gazette", "Another paper")),
    ("a source dropped", "derivation", change("wasDerivedFrom", drop, lambda a: not is_revision(a))),
    ("another source", "derivation", change(
        "wasDerivedFrom", put("prov:usedEntity", "source:copy"), lambda a: a["prov:usedEntity"] == "source:gazette")),
    ("all attribution dropped", "attribution", lambda text: json.dumps(
        {kind: value for kind, value in json.loads(text).items() if kind != "wasAttributedTo"})),
    ("attributed to another", "attribution", lambda text: text.replace("recorder:r0", "recorder:rx", 0).replace(
        '"prov:agent":"recorder:r0"', '"prov:agent":"recorder:r3"', 1)),
    ("another recorder's name", "agent", change("agent", put("prov:label", "nobody"))),
    ("another process", "activity", change("activity", put("prov:label", "by hand"))),
    ("a revision of something else", "revision", change(
        "wasDerivedFrom", put("prov:usedEntity", "event:1"), is_revision)),
    ("a revision that is said to be none", "derivation", change(
        "wasDerivedFrom", lambda members, name: members[name].pop("prov:type"), is_revision)),
    ("a time shifted by a second", "generation", change(
        "wasGeneratedBy", put("prov:time", "2001-01-01T00:00:01.000Z"))),
    ("no invalidation", "invalidation", change("wasInvalidatedBy", drop)),
    ("another invalidated", "invalidation", change("wasInvalidatedBy", put("prov:entity", "event:1"))),
]
