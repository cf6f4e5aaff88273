"""GraphML, read by networkx."""

import re

import networkx

from ledger import DATES, ON, demand

TYING = {"in-force", "provisionally-applied", "signed", "consented", "suspended"}


def export(ledger, folder):
    return ledger.run("export", "graphml", *DATES)


def check(text, ledger):
    graph = networkx.parse_graphml(text, force_multigraph=True)
    nodes, ties = expected(ledger)
    demand("graphml node", dict(graph.nodes(data=True)), nodes)
    found = [(*sorted(pair), data.get("agreement"), data) for *pair, data in graph.edges(data=True)]
    key = lambda tie: tuple(map(str, tie[:3]))
    demand("graphml edge", sorted(found, key=key), sorted(ties, key=key))


def expected(ledger):
    """Who is tied to whom: an edge for each agreement of two; agreements of more, and organisations, are nodes."""
    names = {party["id"]: {"label": party["name"], "kind": party["kind"]} for party in ledger.truth.parties(ON)}
    nodes, ties = {}, []

    def tie(one, other, subject, kind, state):
        values = {"agreement": subject, "tie": kind, "status": state["status"], "certainty": state["certainty"],
                  "since_earliest": state["since"][0], "since_latest": state["since"][1]}
        ties.append((*sorted((one, other)), subject, {key: value for key, value in values.items() if value}))

    for agreement in ledger.replay["agreements"]:
        subject, parties = agreement["subject"], [p for p in agreement["parties"] if p["status"] in TYING]
        if agreement["status"] not in TYING:
            continue
        nodes |= {f"party.{party['party']}": names[party["party"]] for party in parties}
        if len(parties) == 2:
            tie(*(f"party.{party['party']}" for party in parties), subject, agreement["kind"], agreement)
            continue
        node = f"agreement.{agreement['id']}"
        nodes[node] = {"label": agreement["title"] or agreement["id"], "kind": "agreement"}
        for party in parties:
            tie(f"party.{party['party']}", node, subject, agreement["kind"], party)
    for membership in ledger.replay["memberships"]:
        if membership["status"] in TYING:
            ends = membership["member"], membership["organisation"]
            nodes |= {f"party.{end}": names[end] for end in ends}
            tie(*(f"party.{end}" for end in ends), membership["subject"], "membership", membership)
    return nodes, ties


def without(key):
    return lambda text: re.sub(rf'<data key="{key}">[^<]*</data>', "", text)


def changed(key, value):
    return lambda text: re.sub(rf'(<data key="{key}">)[^<]*(</data>)', rf"\g<1>{value}\g<2>", text, count=1)


MUTATIONS = [
    (f"{name} {how}", name, edit(f"{name}_{domain}"))
    for name, domain in [
        ("label", "node"), ("kind", "node"), ("agreement", "edge"), ("tie", "edge"), ("status", "edge"),
        ("certainty", "edge"), ("since_earliest", "edge"), ("since_latest", "edge")]
    for how, edit in [("removed", without), ("changed", lambda key: changed(key, "other"))]
] + [
    ("an edge gone", "edge", lambda text: re.sub(r"<edge .*?</edge>", "", text, count=1)),
    ("a node more", "node", lambda text: text.replace("</graph>", '<node id="other"/></graph>')),
]
