"""The tables that `csv` and `sqlite` hold, as the ledger's lines and its replay have them."""

import json
import pathlib
import re

from days import bounds
from ledger import ON

EVENT_TYPES = pathlib.Path(__file__).parent.parent.parent / "docs" / "EVENTS.md"
STANDING = ["status", "certainty", "since_earliest", "since_latest", "until_earliest", "until_latest"]


def expected(ledger):
    """By name, the rows: each a dictionary from column to text, whole number or `None`."""
    names = {party["id"]: party["name"] for party in ledger.truth.parties(ON)}

    def name(id):
        return None if id is None else names.get(ledger.truth.canonical(id), id)

    own = own_columns(ledger, name)
    states = {kind: [state_row(state, row(state)) for state in ledger.replay[kind]] for kind, row in own.items()}
    return {
        "events": [event_row(ledger.truth, line) for line in ledger.lines],
        "parties": [party_row(party) for party in ledger.truth.parties(ON)], **states,
        "agreement_parties": [
            {"agreement": agreement["id"], "party": party["party"], "party_name": name(party["party"])} | standing(party)
            for agreement in ledger.replay["agreements"] for party in agreement["parties"]],
    }


def own_columns(ledger, name):
    """By kind, what makes of a state the columns that its table has of its own."""

    def take(*keys):
        return lambda state: {key: state.get(key) for key in keys}

    def several(ids):
        return {"ids": "; ".join(ids) or None, "names": "; ".join(map(name, ids)) or None}

    def agreement(state):
        parties = several([party["party"] for party in state["parties"]])
        return take("id", "kind", "form", "title")(state) | {
            "parties": parties["ids"], "party_names": parties["names"]}

    def visit(state):
        told = [line for seq in state["events"] for line in [ledger.truth.facts.get(seq)] if line]
        about = [fact for fact in ledger.truth.facts.values()
                 if fact["type"] in ("visit.planned", "visit.held") and fact["data"]["visit"] == state["id"]
                 and fact.get("modality") in (None, "planned")]
        purposes = {fact["data"]["purpose"] for fact in about or told if "purpose" in fact["data"]}
        visitors = several([person["party"] for person in state["visitors"]])
        hosts = several([person["party"] for person in state["hosts"]])
        places = several(list(dict.fromkeys(leg["place"] for leg in state["legs"])))
        return {"id": state["id"], "purpose": purposes.pop() if len(purposes) == 1 else None,
                "visitors": visitors["ids"], "visitor_names": visitors["names"], "hosts": hosts["ids"],
                "host_names": hosts["names"], "places": places["ids"], "place_names": places["names"]}

    def contact(state):
        parties = several(state["parties"])
        return take("kind", "when")(state) | {
            "parties": parties["ids"], "party_names": parties["names"], "what": state["what"]}

    def inquiry(state):
        asked = several(state["to"])
        return {"id": state["id"], "asker": state["asker"], "asker_name": name(state["asker"]), "to": asked["ids"],
                "to_names": asked["names"]}

    def indicator(state):
        last = state["claims"][-1]
        return {"id": state["id"], "unit": last["unit"], "claims": str(len(state["claims"])),
                "last_value": last.get("value", last.get("trend")), "last_on": last.get("on")}

    def plain(columns):
        """The members of the state by their names, and the names of the parties that some of these are."""
        return lambda state: {
            column: name(state.get(column.removesuffix("_name"))) if column.endswith("_name") else state.get(column)
            for column in columns}

    own = {"agreements": agreement, "visits": visit, "contacts": contact, "inquiries": inquiry, "indicators": indicator}
    return {kind: own.get(kind) or plain(columns) for kind, columns in documented_columns()}


def documented_columns():
    """The kinds with their columns, as docs/EVENTS.md specifies them."""
    section = EVENT_TYPES.read_text(encoding="utf-8").split("## Columns of the kinds")[1]
    return [(kind, columns.split(", ")) for kind, columns in re.findall(r"- `(\w+)`: (.*)\.", section)]


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
    return {"subject": state["subject"]} | own | standing(state) | {
        "flags": "; ".join(flag["flag"] for flag in state["flags"]) or None, "confidence": state.get("confidence"),
        "events": " ".join(map(str, state["events"])) or None, "state": canonical(state),
    }


def standing(state):
    return dict(zip(STANDING, [state["status"], state["certainty"], *state["since"], *state["until"]]))


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
