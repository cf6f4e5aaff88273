"""The types of events of a workload: how many of each there are in a thousand, and what their `data` says."""

import base64
import collections
import hashlib

from register import Agreement

Card = collections.namedtuple("Card", "type per_thousand data is_dated may_last is_sourced")

CARDS = {}

# What the first events are, so that there is something of every kind to speak of.
BEGINNING = [
    "source.registered", *["party.registered"] * 20, *["agreement.registered"] * 4,
    "visit.held", "policy.announced", "inquiry.made", "agreement.affirmed",
]


def card(name, per_thousand, is_dated=True, may_last=False, is_sourced=True):
    """Enters a function that gives the `data` of a type."""

    def enter(data):
        CARDS[name] = Card(name, per_thousand, data, is_dated, may_last, is_sourced)
        return data

    return enter


# Sources and parties.


@card("source.registered", 1, is_dated=False, is_sourced=False)
def source(r):
    made = r.registered("source", lambda number: f"bulletin-{number}")
    return {"source": made, "kind": "dataset", "title": "Register of contacts", "published": r.date()}


@card("party.registered", 9, is_dated=False)
def party(r):
    kind = r.registered("party", lambda number: ["city", "city", "city", "person", "organisation"][number % 5])
    made = r.registered(kind, lambda number: f"{kind}-{number}")
    return {"party": made, "kind": kind, "names": [{"text": made.capitalize().replace("-", " number "), "lang": "en"}]}


@card("party.described", 8, is_dated=False)
def described(r):
    return {"party": r.city(), "description": "A port on the river, with a university and two breweries.",
            "location": {"lat": f"{r.rng.randint(-60, 60)}.25", "lon": f"{r.rng.randint(-179, 179)}.5"}}


@card("party.renamed", 3)
def renamed(r):
    return {"party": r.city(), "names": [{"text": f"New name of {r.number}", "as": "official"}]}


@card("party.ended", 1)
def party_ended(r):
    one, other = r.cities()
    return {"party": one, "mode": "merger", "into": [other]}


@card("party.merged", 1, is_dated=False)
def merged(r):
    given_up, kept = r.give_up_city()
    return {"party": given_up, "into": kept}


# Offices.


@card("office.appointed", 12)
def appointed(r):
    return {**r.office(), "mode": "elected"}


@card("office.assumed", 25)
def assumed(r):
    return r.office()


@card("office.affirmed", 50)
def office_affirmed(r):
    return r.office()


@card("office.left", 12)
def left(r):
    return {**r.office(), "mode": r.rng.choice(["term-ended", "resigned"])}


# Agreements.


@card("agreement.registered", 10, is_dated=False)
def agreement(r):
    made = r.registered("agreement", lambda number: Agreement(f"tie-{number}", r.cities(), collections.deque(maxlen=4)))
    return {"agreement": made.id, "kind": r.rng.choice(["sister-city", "friendship-city", "partnership", "memorandum"]),
            "form": "bilateral", "parties": made.parties, "title": "Agreement on friendship and exchange"}


def about_agreement(name, per_thousand, more=lambda r, tie: {}):
    """Enters a type whose `data` names an agreement, and what `more` gives."""

    def data(r):
        tie = r.agreement()
        return {"agreement": tie.id, **more(r, tie)}

    card(name, per_thousand)(data)


def of_one_party(r, tie):
    return {"party": r.rng.choice(tie.parties)}


about_agreement("agreement.proposed", 8, lambda r, tie: {"parties": tie.parties[:1]})
about_agreement("agreement.signed", 30, lambda r, tie: {
    "parties": tie.parties, "signatories": [{"party": r.known("person"), "as": "mayor", "for": tie.parties[0]}]})
about_agreement("agreement.consented", 25, lambda r, tie: {**of_one_party(r, tie), "mode": "council-approval"})
about_agreement("agreement.provisionally-applied", 5)
about_agreement("agreement.entered-into-force", 15)
about_agreement("agreement.amended", 10, lambda r, tie: {"what": "The clause on the exchange of students."})
about_agreement("agreement.renewed", 10, lambda r, tie: {"until": f"{r.year + 10}"})
about_agreement("agreement.suspended", 4)
about_agreement("agreement.resumed", 4)
about_agreement("agreement.review-opened", 4, of_one_party)
about_agreement("agreement.review-closed", 4, lambda r, tie: {"outcome": "It goes on as it is."})
about_agreement("agreement.disputed", 3, lambda r, tie: {
    "positions": [{"who": tie.parties[0], "status": "ended", "ground": "No report was given for two years."}]})
about_agreement("agreement.dispute-settled", 3, lambda r, tie: {"outcome": "Both hold it to be in force."})
about_agreement("agreement.declared", 10, lambda r, tie: {**of_one_party(r, tie), "kind": "declaration"})
about_agreement("agreement.affirmed", 120, lambda r, tie: {**of_one_party(r, tie), "status": "in-force"})
about_agreement("agreement.ended", 8, lambda r, tie: {
    **of_one_party(r, tie), "mode": "withdrawal", "grounds": [{"text": "No funds were left."}]})


# Contacts.


@card("visit.planned", 50)
def planned(r):
    one, other = r.cities()
    return {"visit": r.visit(), "for": f"{r.year + 1}", "visitors": [{"party": one}], "hosts": [{"party": other}]}


@card("visit.held", 150, may_last=True)
def held(r):
    one, other = r.cities()
    return {"visit": r.visit(), "visitors": [{"party": r.known("person"), "as": "mayor", "for": one}], "hosts": [{"party": other}],
            "purpose": "Exchange of experience in town planning", "size": {"count": r.rng.randint(2, 40), "comparator": "about"}}


@card("visit.resolved", 15)
def resolved(r):
    return {"visit": r.known("visit"), "outcome": r.rng.choice(["cancelled", "postponed", "unknown"])}


@card("meeting.held", 120)
def meeting(r):
    one, other = r.cities()
    return {"participants": [{"party": one}, {"party": other}], "subject": "Trade, schools and sport", "during": r.known("visit")}


@card("contact.counted", 20, may_last=True)
def counted(r):
    one, other = r.cities()
    return {"who": [one], "with": [other], "count": r.rng.randint(1, 90), "comparator": "about", "unit": "delegations"}


@card("contact.recurred", 15, may_last=True)
def recurred(r):
    one, other = r.cities()
    contact = r.new_or_known("contact", lambda number: f"exchange-{number}")
    return {"contact": contact, "who": [one], "with": [other], "what": "Exchange of students", "frequency": "yearly"}


# Memberships.


@card("membership.joined", 30)
def joined(r):
    return {**r.membership(), "status": "full"}


@card("membership.affirmed", 80)
def membership_affirmed(r):
    return r.membership()


@card("membership.changed", 10)
def membership_changed(r):
    return {**r.membership(), "role": "member of the board", "status": r.rng.choice(["associate", "full"])}


@card("membership.ended", 8)
def membership_ended(r):
    return {**r.membership(), "mode": "withdrawal"}


# Statements, policies and inquiries.


@card("statement.made", 35)
def statement(r):
    return {"speaker": r.known("person"), "as": "spokesman", "kind": "report", "stance": "support",
            "about": [f"agreement:{r.agreement().id}"], "summary": "Said that the exchange goes on as before."}


@card("indicator.claimed", 15, may_last=True)
def indicator(r):
    series = r.new_or_known("series", lambda number: f"guests-{number}")
    return {"series": series, "value": f"{r.rng.randint(1, 900)}.5", "unit": "guests", "comparator": "about"}


@card("policy.announced", 4)
def policy(r):
    made = r.new_or_known("policy", lambda number: f"policy-{number}")
    return {"policy": made, "actor": r.city(), "kind": "goal", "goal": "Twice as many exchanges", "horizon": f"{r.year + 5}"}


@card("policy.ended", 1)
def policy_ended(r):
    return {"policy": r.known("policy")}


@card("inquiry.made", 8)
def inquiry(r):
    made = r.new_or_known("inquiry", lambda number: f"inquiry-{number}")
    return {"inquiry": made, "asker": r.known("organisation"), "to": [r.city()], "about": [f"agreement:{r.agreement().id}"]}


@card("inquiry.closed", 8)
def inquiry_closed(r):
    return {"inquiry": r.known("inquiry"), "outcome": r.rng.choice(["no-response", "declined", "answered"])}


# Control.


@card("fact.corrected", 20, is_dated=False, is_sourced=False)
def corrected(r):
    changes = [{"/on": r.date()}, {"/on": f"{r.year}"}, {"/confidence": "low"}]
    return {"event": r.earlier(), "set": r.rng.choice(changes)}


@card("fact.retracted", 3, is_dated=False, is_sourced=False)
def retracted(r):
    return {"event": r.earlier()}


@card("facts.linked", 4, is_dated=False, is_sourced=False)
def linked(r):
    return {"relation": r.rng.choice(["same", "supports", "conflicts"]), "events": r.two_tales()}


@card("claim.preferred", 2, is_dated=False, is_sourced=False)
def preferred(r):
    claims = r.two_claims()
    return {"prefer": claims[0], "among": claims, "rule": "the report nearest to the event"}


@card("review.noted", 5, is_dated=False, is_sourced=False)
def noted(r):
    return {"subject": f"agreement:{r.known('agreement').id}", "note": "Compared with the source.", "severity": "notice"}


@card("review.signed-off", 2, is_dated=False, is_sourced=False)
def signed_off(r):
    root = base64.b64encode(hashlib.sha256(str(r.number).encode()).digest()).decode()
    return {"subject": f"visit:{r.known('visit')}", "size": r.number, "root": root, "verdict": "accepted"}
