"""Makes ledgers of one kind each: long chains of events of which each tells of the one before, and crowds of events about one thing.

    python3 scripts/growth.d/chains.py KIND EVENTS [--into FILE]      writes drafts, one JSON object a line

A kind is a function below, named as it is listed. It yields what comes first, the links of the chain, and last one link more.
"""

import argparse
import datetime
import json

KINDS = {}
BEGINNING = datetime.datetime(2000, 1, 1)


class Kind:
    """How the drafts of a kind are made, and what is asked about them: a subject, one of its fields, and a party."""

    def __init__(self, make, subject, field, party):
        self.name = make.__name__.replace("_", "-")
        self.make, self.subject, self.field, self.party = make, subject, field, party

    def drafts(self, count):
        """So many events of the chain, behind what they need; recorded a minute after each other."""
        for number, made in enumerate(list(self.make(count))):
            recorded = BEGINNING + datetime.timedelta(minutes=number)
            made.setdefault("id", f"before:{number}")
            yield {"recorded": recorded.strftime("%Y-%m-%dT%H:%M:%S.000Z"), **made}


def kind(subject, field="on", party="a"):
    def noted(make):
        made = Kind(make, subject.format, field, party)
        KINDS[made.name] = made
        return make

    return noted


def event(number, type, on=None, **data):
    made = {"id": f"e:{number}", "type": type, "data": data}
    return made | ({"on": on} if on else {})


def reasoned(number, type, **data):
    return event(number, type, **data) | {"reason": "Told by the office."}


def party(name, **data):
    return {"type": "party.registered", "data": {"party": name, "kind": "city", "names": [{"text": f"City {name}"}]} | data}


def agreement(name="tie", form="bilateral", parties=("a", "b")):
    return {
        "type": "agreement.registered",
        "data": {"agreement": name, "form": form, "kind": "sister-city", "parties": list(parties)},
    }


def pair():
    yield party("a")
    yield party("b")
    yield agreement()


def day(number):
    """Days that go up with the number, 28 to a month, from 1000 on."""
    return f"{1000 + number // 336:04}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"


# Amendments.


@kind("agreement:tie")
def retractions(count):
    """Each retracts the one before."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie")
    for number in range(1, count + 1):
        yield reasoned(number, "fact.retracted", event=f"e:{number - 1}")


@kind("agreement:tie")
def corrections(count):
    """All of one event."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie")
    for number in range(1, count + 1):
        yield reasoned(number, "fact.corrected", event="e:0", set={"/on": day(number)})


@kind("agreement:tie", field="parties")
def corrections_of_meaning(count):
    """All of one event, each of what it says."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie", parties=["a"])
    for number in range(1, count + 1):
        yield reasoned(number, "fact.corrected", event="e:0", set={"/data/parties": [["a"], ["b"]][number % 2]})


@kind("agreement:tie")
def corrections_of_corrections(count):
    """Each of the one before."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie")
    yield reasoned(1, "fact.corrected", event="e:0", set={"/on": "1991-01-01"})
    for number in range(2, count + 1):
        yield reasoned(number, "fact.corrected", event=f"e:{number - 1}", set={"/reason": f"Reason {number}."})


@kind("agreement:tie")
def withdrawn_corrections(count):
    """All of one event, every second one retracting the correction before it."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie")
    for number in range(1, count + 1):
        if number % 2:
            yield reasoned(number, "fact.corrected", event="e:0", set={"/on": day(number)})
        else:
            yield reasoned(number, "fact.retracted", event=f"e:{number - 1}")


@kind("party:a", field="description")
def corrected_description(count):
    """All of one party."""
    yield party("a", description="A city.")
    for number in range(1, count + 1):
        yield reasoned(number, "fact.corrected", event="before:0", set={"/data/description": f"City {number}."})


@kind("agreement:tie")
def retractions_of_many(count):
    """Every second event of an agreement is retracted by the next one."""
    yield from pair()
    for number in range(count):
        if number % 2:
            yield reasoned(number, "fact.retracted", event=f"e:{number - 1}")
        else:
            yield event(number, "agreement.signed", day(number), agreement="tie")


# Control over several events.


@kind("agreement:tie")
def links(count):
    """Signatures, each tied to the one before."""
    yield from pair()
    for number in range(count // 2):
        yield event(number, "agreement.signed", f"{1000 + number % 900}~", agreement="tie")
        if number:
            yield event(f"l{number}", "facts.linked", relation="same", events=[f"e:{number - 1}", f"e:{number}"])


@kind("agreement:tie")
def links_to_one(count):
    """Signatures, each tied to the first."""
    yield from pair()
    for number in range(count // 2):
        yield event(number, "agreement.signed", f"{1000 + number % 900}~", agreement="tie")
        if number:
            yield event(f"l{number}", "facts.linked", relation="same", events=["e:0", f"e:{number}"])


@kind("agreement:tie")
def distinctions(count):
    """Signatures, each told apart from the one before."""
    yield from pair()
    for number in range(count // 2):
        yield event(number, "agreement.signed", f"{1000 + number % 900}~", agreement="tie")
        if number:
            yield event(f"l{number}", "facts.linked", relation="distinct", events=[f"e:{number - 1}", f"e:{number}"])


@kind("agreement:tie")
def links_of_links(count):
    """Each ties the one before to the first event."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie")
    yield event(1, "agreement.signed", "1990-01-02", agreement="tie")
    for number in range(2, count + 1):
        yield event(number, "facts.linked", relation="same", events=["e:0", f"e:{number - 1}"])


@kind("agreement:tie")
def preferences(count):
    """All between two claims."""
    yield from pair()
    yield event(0, "agreement.signed", "1990-01-01", agreement="tie")
    yield event(1, "agreement.signed", "1991-01-01", agreement="tie")
    for number in range(2, count + 1):
        yield reasoned(number, "claim.preferred", prefer=f"e:{number % 2}", among=["e:0", "e:1"], rule="nearest")


@kind("agreement:tie")
def preferred_claims(count):
    """Claims of one moment, each preferred to the one before."""
    yield from pair()
    for number in range(count // 2):
        yield event(number, "agreement.signed", f"{1000 + number % 900}-01-01", agreement="tie")
        if number:
            yield reasoned(
                f"p{number}", "claim.preferred", prefer=f"e:{number}", among=[f"e:{number - 1}", f"e:{number}"], rule="nearest"
            )


# Parties.


@kind("party:p0", party="p0")
def merges(count):
    """Each into the next one."""
    yield party("p0")
    for number in range(1, count // 2 + 1):
        yield party(f"p{number}")
        yield reasoned(number, "party.merged", party=f"p{number - 1}", into=f"p{number}")


@kind("party:p0", party="p0")
def merges_into_one(count):
    """All into the first."""
    yield party("p0")
    for number in range(1, count // 2 + 1):
        yield party(f"p{number}")
        yield reasoned(number, "party.merged", party=f"p{number}", into="p0")


@kind("party:p0", party="p0")
def merges_backwards(count):
    """Each into the one before, the last ones first."""
    for number in range(count // 2 + 1):
        yield party(f"p{number}")
    for number in range(count // 2, 0, -1):
        yield reasoned(number, "party.merged", party=f"p{number}", into=f"p{number - 1}")


@kind("agreement:tie", party="p0")
def agreement_of_merged(count):
    """An agreement of a party that was merged again and again, which signs under each of its records."""
    yield party("p0")
    yield party("b")
    yield agreement(parties=("p0", "b"))
    for number in range(1, count // 3 + 1):
        yield party(f"p{number}")
        yield reasoned(number, "party.merged", party=f"p{number - 1}", into=f"p{number}")
        yield event(f"s{number}", "agreement.signed", day(number), agreement="tie", parties=[f"p{number}"])


@kind("party:p{last}", field="within", party="p0")
def within(count):
    """Each in the one before."""
    yield party("p0")
    for number in range(1, count + 1):
        yield party(f"p{number}", within=f"p{number - 1}")


@kind("party:p1", field="within", party="p0")
def within_one(count):
    """All in the first."""
    yield party("p0")
    for number in range(1, count + 1):
        yield party(f"p{number}", within="p0")


@kind("agreement:tie", party="p0")
def agreement_deep_within(count):
    """An agreement between the two parties that lie the deepest."""
    yield from within(count)
    yield agreement(parties=(f"p{count}", f"p{count - 1}"))
    yield event("s", "agreement.signed", "1990-01-01", agreement="tie")


@kind("party:a", field="names")
def aliases(count):
    """Of one party."""
    yield party("a")
    for number in range(count):
        yield event(number, "party.described", party="a", names=[{"text": f"Name {number}", "as": "alias"}])


@kind("party:a", field="names")
def official_names(count):
    """Of one party, all of them official."""
    yield party("a")
    for number in range(count):
        yield event(number, "party.described", party="a", names=[{"text": f"Name {number}"}])


@kind("party:a", field="names")
def renamings(count):
    """Of one party."""
    yield party("a")
    for number in range(count):
        yield event(number, "party.renamed", day(number), party="a", names=[{"text": f"Name {number}"}])


@kind("party:a", field="codes")
def codes(count):
    """Of one party."""
    yield party("a")
    for number in range(count):
        yield event(number, "party.described", party="a", codes={f"system_{number}": f"C{number}"})


@kind("party:p0", field="names", party="p0")
def namesakes(count):
    """Parties with one name."""
    for number in range(count):
        yield party(f"p{number}", names=[{"text": "Springfield"}])


@kind("party:a")
def party_endings(count):
    """Of one party in an agreement."""
    yield from pair()
    yield event("s", "agreement.signed", "0999-01-01", agreement="tie")
    for number in range(count):
        yield event(number, "party.ended", day(number), party="a", mode="dissolution")


@kind("party:p0", field="within", party="p0")
def corrected_places(count):
    """Each put into the one before by a correction."""
    for number in range(count // 2):
        yield party(f"p{number}")
        if number:
            registration = f"before:{2 * number - 1}"
            yield reasoned(number, "fact.corrected", event=registration, set={"/data/within": f"p{number - 1}"})


@kind("party:a", party="a")
def merges_taken_back(count):
    """Of two parties, again and again."""
    yield party("a")
    yield party("b")
    for number in range(count):
        if number % 2:
            yield reasoned(number, "fact.retracted", event=f"e:{number - 1}")
        else:
            yield reasoned(number, "party.merged", party="b", into="a")


# Sources.


@kind("source:s0")
def derived_sources(count):
    """Each from the one before, and cited by a signature."""
    yield from pair()
    yield {"type": "source.registered", "data": {"source": "s0", "kind": "article"}}
    for number in range(1, count // 2):
        derived = [{"source": f"s{number - 1}", "how": "copy"}]
        yield {"type": "source.registered", "data": {"source": f"s{number}", "kind": "article", "derived_from": derived}}
        signed = event(number, "agreement.signed", f"{1000 + number % 900}-01-01", agreement="tie")
        yield signed | {"sources": [{"source": f"s{number}"}]}


@kind("source:s0")
def derived_backwards(count):
    """One signature that cites the last of a chain of sources."""
    yield from pair()
    yield {"type": "source.registered", "data": {"source": "s0", "kind": "article"}}
    for number in range(1, count):
        derived = [{"source": f"s{number - 1}", "how": "copy"}]
        yield {"type": "source.registered", "data": {"source": f"s{number}", "kind": "article", "derived_from": derived}}
    yield event(1, "agreement.signed", "1990-01-01", agreement="tie") | {"sources": [{"source": f"s{count - 1}"}]}


@kind("source:s0")
def citations(count):
    """Of one source."""
    yield from pair()
    yield {"type": "source.registered", "data": {"source": "s0", "kind": "article"}}
    for number in range(count):
        yield event(number, "agreement.signed", day(number), agreement="tie") | {"sources": [{"source": "s0"}]}


# One thing of which many events tell.


@kind("agreement:tie", party="p0")
def parties_of_an_agreement(count):
    """Each consents once."""
    yield party("p0")
    yield agreement(form="multilateral", parties=["p0"])
    for number in range(1, count // 2 + 1):
        yield party(f"p{number}")
        yield event(number, "agreement.consented", day(number), agreement="tie", party=f"p{number}", mode="accession")


@kind("agreement:tie", party="p0")
def withdrawals_from_an_agreement(count):
    """Each consents, and withdraws."""
    yield party("p0")
    yield agreement(form="multilateral", parties=["p0"])
    for number in range(1, count // 3 + 1):
        yield party(f"p{number}")
        yield event(number, "agreement.consented", day(number), agreement="tie", party=f"p{number}", mode="accession")
        yield event(
            f"w{number}", "agreement.ended", day(number + 1), agreement="tie", party=f"p{number}", mode="withdrawal"
        )


@kind("agreement:tie")
def signatures(count):
    """Of one agreement, on days that exclude each other."""
    yield from pair()
    for number in range(count):
        yield event(number, "agreement.signed", day(number), agreement="tie")


@kind("agreement:tie")
def vague_signatures(count):
    """Of one agreement, all of which may mean one day."""
    yield from pair()
    for number in range(count):
        yield event(number, "agreement.signed", f"[{day(number)}..1950-01-01]", agreement="tie")


@kind("agreement:tie")
def suspensions(count):
    """Of one agreement, each taken back."""
    yield from pair()
    yield event("s", "agreement.entered-into-force", "0999-01-01", agreement="tie")
    for number in range(count):
        type = "agreement.resumed" if number % 2 else "agreement.suspended"
        yield event(number, type, day(number), agreement="tie")


@kind("agreement:tie")
def spells(count):
    """Of one agreement: it ends, and enters into force again."""
    yield from pair()
    for number in range(count):
        type = "agreement.ended" if number % 2 else "agreement.entered-into-force"
        yield event(number, type, day(number), agreement="tie")


@kind("agreement:tie")
def numbered_spells(count):
    """The same, each with its number."""
    yield from pair()
    for number in range(count):
        type = "agreement.ended" if number % 2 else "agreement.entered-into-force"
        yield event(number, type, day(number), agreement="tie", spell=number // 2 + 1)


@kind("agreement:tie")
def affirmations(count):
    """Of one agreement."""
    yield from pair()
    for number in range(count):
        yield event(number, "agreement.affirmed", day(number), agreement="tie", status="in-force")


@kind("membership:a/b", field="mode")
def affirmed_spells(count):
    """One member joins, is seen and leaves, again and again."""
    yield from pair()
    types = ["membership.joined", "membership.affirmed", "membership.ended"]
    for number in range(count):
        yield event(number, types[number % 3], day(2 * number), member="a", organisation="b")


@kind("membership:a/b", field="mode")
def sightings_between_spells(count):
    """One member joins and leaves, and is seen while it is none."""
    yield from pair()
    types = ["membership.joined", "membership.ended", "membership.affirmed"]
    for number in range(count):
        yield event(number, types[number % 3], day(2 * number), member="a", organisation="b")


@kind("membership:a/b", field="mode")
def early_endings(count):
    """One member leaves many times before it joins and leaves many times."""
    yield from pair()
    for number in range(count):
        is_late = number > count // 2 and number % 2
        type = "membership.joined" if is_late else "membership.ended"
        yield event(number, type, day(number), member="a", organisation="b")


@kind("agreement:tie")
def revocations(count):
    """Endings of one agreement, each revoked."""
    yield from pair()
    yield event("s", "agreement.entered-into-force", "0999-01-01", agreement="tie")
    for number in range(count):
        if number % 2:
            yield event(
                number, "agreement.affirmed", day(number), agreement="tie", status="in-force", revokes=f"e:{number - 1}"
            )
        else:
            yield event(number, "agreement.ended", day(number), agreement="tie")


@kind("agreement:tie")
def renewals(count):
    """Of one agreement."""
    yield from pair()
    yield event("s", "agreement.entered-into-force", "0999-01-01", agreement="tie")
    for number in range(count):
        yield event(number, "agreement.renewed", day(number), agreement="tie", until=day(number + 40))


@kind("agreement:tie")
def disputes(count):
    """Of one agreement, each settled; and reviews of it."""
    yield from pair()
    yield event("s", "agreement.entered-into-force", "0999-01-01", agreement="tie")
    for number in range(count // 4):
        on = day(number)
        positions = [{"who": "a", "status": "in-force", "ground": "no notice"}]
        yield event(f"d{number}", "agreement.disputed", on, agreement="tie", positions=positions)
        yield event(f"s{number}", "agreement.dispute-settled", on, agreement="tie")
        yield event(f"o{number}", "agreement.review-opened", on, agreement="tie", party="a")
        yield event(f"c{number}", "agreement.review-closed", on, agreement="tie", party="a")


@kind("agreement:tie")
def acts_of_others(count):
    """Notes on one agreement that change no state: amendments, declarations, statements."""
    yield from pair()
    for number in range(count // 3):
        on = day(number)
        yield event(f"a{number}", "agreement.amended", on, agreement="tie", what="a clause")
        yield event(f"d{number}", "agreement.declared", on, agreement="tie", party="a", kind="declaration")
        yield event(
            f"s{number}", "statement.made", on, speaker="a", kind="report", about=["agreement:tie"], summary="It goes on."
        )


@kind("agreement:t0")
def agreements(count):
    """Of two parties with each other, all signed."""
    yield party("a")
    yield party("b")
    for number in range(count // 2):
        yield agreement(f"t{number}")
        yield event(number, "agreement.signed", day(number), agreement=f"t{number}")


@kind("visit:tour", field="purpose")
def accounts_of_a_visit(count):
    """By as many visitors."""
    yield from pair()
    for number in range(count):
        yield event(
            number, "visit.held", f"{day(number)}/{day(number + 1)}", visit="tour", purpose=f"Purpose {number}",
            visitors=[{"party": "a", "as": f"role {number}"}], hosts=[{"party": "b"}],
        )


@kind("visit:tour", field="purpose")
def people_on_a_visit(count):
    """All on the same days, each with another companion and place."""
    yield party("a")
    for number in range(count // 2):
        yield party(f"p{number}")
        yield event(
            number, "visit.held", "1990-01-01/1990-01-09", visit="tour", visitors=[{"party": f"p{number}"}],
            hosts=[{"party": "a"}], legs=[{"place": f"p{number}", "when": "1990-01-02"}],
        )


@kind("visit:tour", field="purpose")
def plans_of_a_visit(count):
    """Each postponed."""
    yield from pair()
    for number in range(count):
        if number % 2:
            yield event(number, "visit.resolved", day(number), visit="tour", outcome="postponed")
        else:
            planned = {"visit": "tour", "for": day(number + 40), "visitors": [{"party": "a"}]}
            yield event(number, "visit.planned", day(number)) | {"data": planned}


@kind("visit:v0", field="purpose")
def replaced_visits(count):
    """Each by the next one."""
    yield from pair()
    for number in range(count // 2 + 1):
        planned = {"visit": f"v{number}", "for": day(number + 40), "visitors": [{"party": "a"}], "hosts": [{"party": "b"}]}
        yield event(f"p{number}", "visit.planned", day(number)) | {"data": planned}
        if number:
            yield event(
                number, "visit.resolved", day(number + 1), visit=f"v{number - 1}", outcome="fulfilled",
                replaced_by=f"v{number}",
            )


@kind("party:a")
def meetings(count):
    """Of two parties."""
    yield from pair()
    for number in range(count):
        yield event(number, "meeting.held", day(number), participants=[{"party": "a"}, {"party": "b"}])


@kind("contact:exchange", field="what")
def recurrences(count):
    """Accounts of one contact."""
    yield from pair()
    for number in range(count):
        yield event(
            number, "contact.recurred", f"{day(number)}/{day(number + 9)}", contact="exchange", who=["a"], **{"with": ["b"]},
            what=f"exchange {number}",
        )


@kind("membership:a/b", field="role")
def roles(count):
    """Of one member."""
    yield from pair()
    yield event("j", "membership.joined", "0999-01-01", member="a", organisation="b")
    for number in range(count):
        yield event(number, "membership.changed", day(number), member="a", organisation="b", role=f"role {number}")


@kind("membership:a/b", field="status")
def statuses(count):
    """Of one member, between two of them."""
    yield from pair()
    yield event("j", "membership.joined", "0999-01-01", member="a", organisation="b")
    for number in range(count):
        status = ["full", "observer"][number % 2]
        yield event(number, "membership.changed", day(number), member="a", organisation="b", status=status)


@kind("membership:a/b", field="mode")
def memberships(count):
    """One member joins and leaves."""
    yield from pair()
    for number in range(count):
        type = "membership.ended" if number % 2 else "membership.joined"
        yield event(number, type, day(number), member="a", organisation="b")


@kind("party:p0", field="names", party="p0")
def members(count):
    """Of one organisation."""
    yield party("b", kind="organisation")
    for number in range(count // 2):
        yield party(f"p{number}")
        yield event(number, "membership.joined", day(number), member=f"p{number}", organisation="b")


@kind("office:p0/a/mayor", field="succeeds", party="p0")
def successions(count):
    """In one office, each after the one before."""
    yield party("a")
    yield party("p0", kind="person")
    yield event(0, "office.assumed", day(0), person="p0", office="mayor", of="a")
    for number in range(1, count // 2):
        yield party(f"p{number}", kind="person")
        yield event(
            number, "office.assumed", day(number), person=f"p{number}", office="mayor", of="a", succeeds=f"p{number - 1}"
        )


@kind("office:p0/a/mayor", field="mode", party="p0")
def terms_of_office(count):
    """Of one person in one office."""
    yield party("a")
    yield party("p0", kind="person")
    for number in range(count):
        type = "office.left" if number % 2 else "office.assumed"
        yield event(number, type, day(number), person="p0", office="mayor", of="a")


@kind("party:p0", field="names", party="p0")
def offices(count):
    """Of one person."""
    yield party("a")
    yield party("p0", kind="person")
    for number in range(count):
        yield event(number, "office.assumed", day(number), person="p0", office=f"office {number}", of="a")


@kind("series:pairs", field="value")
def figures(count):
    """Of one series."""
    for number in range(count):
        yield event(number, "indicator.claimed", day(number), series="pairs", value=str(number), unit="pairs")


@kind("policy:goal", field="goal")
def policies(count):
    """Announcements of one."""
    yield party("a")
    for number in range(count):
        yield event(
            number, "policy.announced", day(number), policy="goal", actor="a", kind="goal", goal=f"Goal {number}"
        )


@kind("inquiry:question", field="outcome")
def silences(count):
    """In one inquiry."""
    yield from pair()
    yield event("q", "inquiry.made", "0999-01-01", inquiry="question", asker="a", to=["b"])
    for number in range(count):
        outcome = ["no-response", "declined", "answered"][number % 3]
        yield event(number, "inquiry.closed", day(number), inquiry="question", outcome=outcome)


@kind("agreement:tie")
def notes(count):
    """Of reviewers on one agreement."""
    yield from pair()
    yield event("s", "agreement.signed", "1990-01-01", agreement="tie")
    for number in range(count):
        yield event(number, "review.noted", subject="agreement:tie", events=["e:s"], note=f"Note {number}.")


def main():
    parser = argparse.ArgumentParser(prog="chains.py")
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("events", type=int)
    parser.add_argument("--into", type=argparse.FileType("w", encoding="utf-8"), default="-", help="a file; else standard output")
    options = parser.parse_args()
    for made in KINDS[options.kind].drafts(options.events):
        options.into.write(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
