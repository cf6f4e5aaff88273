"""A small ledger that has every kind of thing that an export tells, for the tests of the checks."""

import json
import subprocess

from ledger import Ledger


def parties(*ids):
    return [{"party": id} for id in ids]


def party(id, kind, *names, **more):
    return {"type": "party.registered", "key": f"party-{id}", "data": {
        "party": id, "kind": kind, "names": [n if isinstance(n, dict) else {"text": n} for n in names], **more}}


def signed(id, on, *ids, **more):
    form = "bilateral" if len(ids) == 2 else "multilateral"
    return [
        {"type": "agreement.registered", "data": {
            "agreement": id, "kind": "sister-city", "form": form, "parties": list(ids), **more}},
        {"type": "agreement.signed", "key": f"signing-{id}", "on": on, "sources": [{"source": "gazette", "at": "p. 1"}],
         "data": {"agreement": id, "parties": list(ids), "effect": "definitive"}},
    ]


def corrected(event, **changes):
    return {"type": "fact.corrected", "reason": "A better reading.", "data": {
        "event": event, "set": {pointer.replace("__", "/"): value for pointer, value in changes.items()}}}


def retracted(event, **more):
    return {"type": "fact.retracted", "reason": "A mistake.", "data": {"event": event}, **more}


DRAFTS = [
    {"type": "source.registered", "data": {
        "source": "gazette", "kind": "article", "title": "The Springfield Gazette"}},
    {"type": "source.registered", "data": {
        "source": "copy", "kind": "web-page", "derived_from": [{"source": "gazette", "how": "copy"}]}},
    party("utopia", "country", "Utopia"),
    party("springfield", "city", {"text": "Old Springfield", "as": "former"}, "Springfield", "=HYPERLINK(1)",
          within="utopia"),
    party("shelbyville", "city", "Shelbyville", {"text": "谢尔比维尔", "as": "native"}, within="utopia"),
    party("ogdenville", "city", "Ogdenville & <North>"),
    party("ogdenville-2", "unresolved", "Ogdenvile"),
    party("league", "organisation", "The League"),
    {"type": "party.merged", "reason": "One town.", "data": {"party": "ogdenville-2", "into": "ogdenville"}},
    {"type": "party.renamed", "on": "2023-01-01", "data": {
        "party": "shelbyville", "names": [{"text": "New Shelbyville"}]}},
    {"type": "party.renamed", "on": "2030-01-01", "data": {
        "party": "springfield", "names": [{"text": "New Springfield"}]}},
    *signed("two", "2020-05-01", "springfield", "shelbyville"),
    *signed("soon", "2024-06~", "shelbyville", "ogdenville"),
    *signed("three", "2021", "springfield", "shelbyville", "ogdenville", title="The Treaty of Three"),
    *signed("past", "2010-02", "springfield", "ogdenville"),
    {"type": "agreement.ended", "on": "2015", "by": "Bob", "data": {"agreement": "past", "mode": "termination"}},
    {"type": "agreement.review-opened", "on": "2024-05-01", "data": {"agreement": "two"}},
    {"type": "membership.joined", "on": "2022-03-04", "stated": "in March", "anchor": "2022", "place": "utopia",
     "data": {"member": "springfield", "organisation": "league"}},
    {"type": "visit.planned", "key": "plan", "on": "2024-01-05", "data": {
        "visit": "held", "for": "2024-03", "visitors": parties("springfield"), "purpose": "to trade"}},
    {"type": "visit.held", "key": "held", "on": "2024-03-09/2024-03-12", "confidence": "high",
     "sources": [{"source": "gazette"}, {"source": "copy", "at": "p. 2"}],
     "data": {"visit": "held", "visitors": parties("springfield"), "hosts": parties("shelbyville"),
              "activities": [{"what": "looked at bridges", "place": "shelbyville"}]}},
    {"type": "visit.planned", "on": "2024-05-05", "data": {
        "visit": "firm", "for": "2024-07-01", "status": "confirmed", "purpose": "a; b, c\\d\nnext " + "long " * 30}},
    {"type": "visit.planned", "on": "2024-05-06", "data": {"visit": "loose", "for": "2024-08"}},
    {"type": "visit.planned", "on": "2024-05-07", "data": {"visit": "off", "for": "2024-05-20"}},
    {"type": "visit.resolved", "on": "2024-05-15", "data": {"visit": "off", "outcome": "cancelled"}},
    {"type": "visit.held", "key": "wrong", "on": "2024-04-01", "data": {"visit": "never"}},
    {"type": "statement.made", "on": "2024-02-02", "modality": "claimed", "data": {
        "speaker": "springfield", "kind": "claim", "about": ["agreement:two"], "summary": "All is well."}},
    corrected("held", __on="2024-03-10/2024-03-12") | {"key": "first", "by": "Bob"},
    corrected("plan", __data__purpose="to trade more"),
    corrected("signing-two", __on="2020-05-02"),
    retracted("wrong"),
    retracted("first", key="undone"),
    retracted("undone"),
    {"type": "facts.linked", "reason": "One visit.", "data": {"events": ["plan", "held"], "relation": "same"}},
]


def make(binary, folder):
    subprocess.run([binary, "init", folder, "--no-key", "--origin", "example.org/example"], check=True,
                   capture_output=True)
    ledger = Ledger(binary, folder)
    ledger.run("import", "drafts", "-", text="\n".join(map(json.dumps, DRAFTS)))
    return ledger
