"""The events that the ledger begins with, and those in the files that are imported later."""

CITIES, TIES = 200, 30


def cited(event):
    return {**event, "sources": [{"source": "gazette", "at": "p. 1"}]}


def party(id, key=None):
    return cited({"type": "party.registered", "key": key or f"party-{id}", "data": {
        "party": id, "kind": "city", "names": [{"text": f"Town of {id}"}]}})


def first():
    """About 300 events, so many that an index is kept: cities, ties between them, visits, an organisation with members."""
    yield {"type": "source.registered", "key": "source-gazette", "data": {
        "source": "gazette", "kind": "article", "title": "The Gazette"}}
    yield cited({"type": "party.registered", "key": "party-league", "data": {
        "party": "league", "kind": "organisation", "names": [{"text": "The League"}]}})
    for number in range(CITIES):
        yield party(f"city-{number}")
    for number in range(TIES):
        yield cited({"type": "agreement.registered", "key": f"tie-{number}-registered", "data": {
            "agreement": f"tie-{number}", "kind": "sister-city", "form": "bilateral",
            "parties": [f"city-{number}", f"city-{number + 1}"]}})
        yield cited({"type": "agreement.signed", "key": f"tie-{number}-signed", "on": f"200{number % 9}-05",
                     "data": {"agreement": f"tie-{number}"}})
    for number in range(20):
        yield cited({"type": "visit.held", "key": f"visit-{number}-held", "on": f"2009-0{number % 9 + 1}-10", "data": {
            "visit": f"visit-{number}", "visitors": [{"party": f"city-{number}"}],
            "hosts": [{"party": f"city-{number + 1}"}]}})
    for number in range(15):
        yield cited({"type": "membership.joined", "key": f"joined-{number}", "on": f"2004-0{number % 9 + 1}", "data": {
            "member": f"city-{number}", "organisation": "league"}})


def small(name):
    """A few events that nobody else has."""
    yield party(f"{name}-a")
    yield party(f"{name}-b")
    yield cited({"type": "visit.held", "key": f"{name}-visit", "on": "2008-03-04", "data": {
        "visit": f"{name}-visit", "visitors": [{"party": f"{name}-a"}], "hosts": [{"party": f"{name}-b"}]}})
    yield cited({"type": "membership.joined", "key": f"{name}-joined", "on": "2008-05-06", "data": {
        "member": f"{name}-a", "organisation": "league"}})


def shared(number):
    """A few events of which the next file has half."""
    for party_number in range(number * 2, number * 2 + 4):
        yield party(f"shared-{party_number}")
