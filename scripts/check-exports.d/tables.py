"""The tables that `csv` and `sqlite` hold, as the ledger's lines and its replay have them."""

import json

from days import bounds
from ledger import ON

STANDING = ["status", "certainty", "since_earliest", "since_latest", "until_earliest", "until_latest"]
OWN = {
    "agreements": ["id", "kind", "title"], "memberships": ["member", "organisation", "role"],
    "offices": ["person", "office", "of", "to"], "visits": ["id"], "contacts": [], "inquiries": ["id", "asker"],
    "indicators": [], "policies": ["id", "actor", "kind", "goal"],
}


def expected(ledger):
    """By name, the rows: each a dictionary from column to text, whole number or `None`."""
    states = {kind: [state_row(state, own) for state in ledger.replay[kind]] for kind, own in OWN.items()}
    return {
        "events": [event_row(ledger.truth, line) for line in ledger.lines],
        "parties": [party_row(party) for party in ledger.truth.parties(ON)], **states,
        "agreement_parties": [
            {"agreement": agreement["id"], "party": party["party"]} | standing(party)
            for agreement in ledger.replay["agreements"] for party in agreement["parties"]],
    }


def event_row(truth, line):
    seq = line["seq"]
    now = truth.facts.get(seq, line)
    earliest, latest = bounds(now["on"]) if "on" in now else (None, None)
    sources = [" ".join([c["source"]] + ([c["at"]] if "at" in c else [])) for c in line.get("sources", [])]
    stored = {key: line.get(key) for key in "seq id type recorded by via".split()}
    return stored | {"on": now.get("on"), "earliest": earliest, "latest": latest} | {
        key: line.get(key) for key in "stated place modality confidence".split()
    } | {
        "sources": "; ".join(sources) or None, "reason": line.get("reason"),
        "corrected_by": " ".join(map(str, truth.corrections.get(seq, []))) or None,
        "retracted_by": truth.retracted.get(seq), "data": canonical(now["data"]),
    }


def party_row(party):
    return party | {"other_names": "; ".join(party["other_names"]) or None}


def state_row(state, own):
    return {"subject": state["subject"]} | {key: state.get(key) for key in own} | standing(state) | {
        "flags": "; ".join(flag["flag"] for flag in state["flags"]) or None, "confidence": state.get("confidence"),
        "events": " ".join(map(str, state["events"])) or None, "state": canonical(state),
    }


def standing(state):
    return dict(zip(STANDING, [state["status"], state["certainty"], *state["since"], *state["until"]]))


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
