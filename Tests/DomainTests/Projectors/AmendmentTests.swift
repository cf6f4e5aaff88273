import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// The knowledge axis: corrections, retractions and merges act from their own recording on.
@Suite struct AmendmentTests {
    private let told: [Told] = [.joined("2000-01-01"), .left("2005-01-01")]

    @Test func `what is retracted is gone, and a retracted retraction restores it`() throws {
        #expect(try KnownEvents(telling: told).stay(on: "2006") == "ended")
        #expect(try KnownEvents(telling: told + [.retracted("e1")]).stay(on: "2006") == "in-force")
        #expect(try KnownEvents(telling: told + [.retracted("e1"), .retracted("e2")]).stay(on: "2006") == "ended")
        let thrice = told + [.retracted("e1"), .retracted("e2"), .retracted("e3")]
        #expect(try KnownEvents(telling: thrice).stay(on: "2006") == "in-force")
    }

    @Test func `a corrected date moves the event to another year`() throws {
        let knowledge = try KnownEvents(telling: told + [.corrected("e1", ["/on": "2009-01-01"])])
        #expect(knowledge.stay(on: "2006") == "in-force")
        #expect(knowledge.stay(on: "2009-01-01") == "ended")
        #expect(knowledge.corrections[1]?.map(\.seq) == [2])
    }

    @Test func `a corrected reference moves the event to another subject`() throws {
        let knowledge = try KnownEvents(telling: told + [.corrected("e1", ["/data/member": "b"])])
        #expect(knowledge.stay(on: "2006") == "in-force")
        #expect(
            knowledge.membership(of: PartyID("b"), in: PartyID("o"))?.answer(on: DayRange("2006")).short == "ended")
    }

    @Test func `corrections apply in recorded order, and the retraction of one leaves the others`() throws {
        let corrected = told + [.corrected("e1", ["/on": "2009-01-01"]), .corrected("e1", ["/on": "2010-01-01"])]
        #expect(try KnownEvents(telling: corrected).stay(on: "2009-06-01") == "in-force")
        #expect(try KnownEvents(telling: corrected + [.retracted("e3")]).stay(on: "2009-06-01") == "ended")
        #expect(try KnownEvents(telling: corrected + [.retracted("e3"), .retracted("e2")]).stay(on: "2006") == "ended")
    }

    @Test func `a correction can itself be corrected`() throws {
        let knowledge = try KnownEvents(
            telling: told + [
                .corrected("e1", ["/on": "2009-01-01"]), .corrected("e2", ["/data/set/~1on": "2010-01-01"]),
            ])
        #expect(knowledge.stay(on: "2009-06-01") == "in-force")
        #expect(knowledge.stay(on: "2010-01-01") == "ended")
    }

    @Test func `a retraction that named the wrong event can be corrected`() throws {
        let knowledge = try KnownEvents(telling: told + [.retracted("e0"), .corrected("e2", ["/data/event": "e1"])])
        #expect(knowledge.stay(on: "2006") == "in-force")
    }

    @Test func `a corrected modality takes a line out of the state, or into it`() throws {
        #expect(
            try KnownEvents(telling: told + [.corrected("e1", ["/modality": "claimed"])]).stay(on: "2006") == "in-force"
        )
        let claimed: [Told] = [.joined("2000"), Told.left("2005-01-01").only("claimed")]
        #expect(
            try KnownEvents(telling: claimed + [.corrected("e1", ["/modality": .null])]).stay(on: "2006") == "ended")
    }

    @Test func `an open end is closed by the day of recording, or of the correction that set the date`() throws {
        let open = Told.left("[2005-01-01..]").recorded("2007-05-01")
        let asTold = try KnownEvents(telling: [.joined("2000"), open])
        #expect(asTold.stay?.ladder.spells.map(\.until) == [DayRange("[2005-01-01..2007-05-01]")])
        let dated = Told.corrected("e1", ["/on": "[2006-01-01..]"]).recorded("2008-01-01")
        let corrected = try KnownEvents(telling: [.joined("2000"), open, dated])
        #expect(corrected.stay?.ladder.spells.map(\.until) == [DayRange("[2006-01-01..2008-01-01]")])
        let other = Told.corrected("e1", ["/data/mode": "lapse"]).recorded("2008-01-01")
        let unmoved = try KnownEvents(telling: [.joined("2000"), open, other])
        #expect(unmoved.stay?.ladder.spells.map(\.until) == [DayRange("[2005-01-01..2007-05-01]")])
    }

    @Test func `an ending announced for a day to come is not closed by its recording`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), Told.left("2030-01-01").recorded("2007-05-01")])
        #expect(knowledge.stay?.ladder.spells.map(\.until) == [DayRange("2030-01-01")])
    }

    @Test func `a control event with a modality does nothing`() throws {
        #expect(try KnownEvents(telling: told + [Told.retracted("e1").only("planned")]).stay(on: "2006") == "ended")
    }
}

@Suite struct MergeTests {
    private func ended(_ member: String, _ on: String) -> Told {
        Told("membership.ended", on: on, ["member": .string(member), "organisation": "o"])
    }

    @Test func `events of merged records are of one party, until the merge is retracted`() throws {
        let told: [Told] = [.joined("2000-01-01"), ended("a-too", "2005-01-01"), .merged("a-too", into: "a")]
        #expect(try KnownEvents(telling: told).stay(on: "2006") == "ended")
        #expect(try KnownEvents(telling: told + [.retracted("e2")]).stay(on: "2006") == "in-force")
    }

    @Test func `merges are followed through further ones, by every name that the party had`() throws {
        let knowledge = try KnownEvents(telling: [
            .joined("2000-01-01"), ended("c", "2005-01-01"), .merged("c", into: "b"), .merged("b", into: "a"),
        ])
        #expect(knowledge.stay(on: "2006") == "ended")
        let other = knowledge.membership(of: PartyID("c"), in: PartyID("o"))
        #expect(other?.member == PartyID("a"))
    }

    @Test func `both records of a party may have signed one agreement`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(["a", "b"]), .entered("2000", "a-too"), .merged("a-too", into: "a"),
        ])
        #expect(knowledge.treaty?.parties.map(\.text) == ["a", "b"])
        #expect(knowledge.part(of: "a", on: "2001") == "in-force")
    }
}

@Suite struct UnknownEventTests {
    @Test func `what it names is possible at most, and the answer names the rule`() throws {
        let unknown = Told("agreement.frozen", on: "2001-01-01", ["agreement": "x"])
        let knowledge = try KnownEvents(telling: [.bilateral(), .signed("2000-01-01"), unknown])
        #expect(knowledge.notApplied.map(\.seq) == [2])
        #expect(knowledge.treaty(on: "2002") == "in-force? else unknown")
        #expect(knowledge.part(of: "a", on: "2002") == "in-force? else unknown")
        #expect(knowledge.treaty?.answer(on: DayRange("2002"))?.because == [Because(2, .unknownEvent)])
        #expect(knowledge.treaty?.answer(on: DayRange("2002"))?.seqs == [1, 2])
    }

    @Test func `a newer version of a known type is not applied`() throws {
        var event = Told.left("2001-01-01")
        event.version = 2
        let knowledge = try KnownEvents(telling: [.joined("2000-01-01"), event])
        #expect(knowledge.notApplied.map(\.seq) == [1])
        #expect(knowledge.stay(on: "2002") == "in-force? else unknown")
    }

    @Test func `a membership is named by both its parties`() throws {
        func answer(_ data: JSON) throws -> String {
            try KnownEvents(telling: [.joined("2000-01-01"), Told("membership.paused", on: "2001", data)]).stay(
                on: "2002")
        }
        #expect(try answer(["member": "a", "organisation": "o"]) == "in-force? else unknown")
        #expect(try answer(["member": "a"]) == "in-force")
        #expect(try answer(["organisation": "o"]) == "in-force")
        #expect(try answer(["member": "b", "organisation": "o"]) == "in-force")
    }

    @Test func `an office is named by person, office and whose it is, through merges`() throws {
        let office = Told("office.assumed", on: "2000-01-01", ["person": "a", "office": "mayor", "of": "o"])
        let unknown = Told("office.shared", on: "2001", ["person": "a-too", "office": "mayor", "of": "o"])
        let knowledge = try KnownEvents(telling: [office, unknown, .merged("a-too", into: "a")])
        let timeline = knowledge.office(
            .init(person: PartyID("a"), title: "mayor", of: PartyID("o"), accreditedTo: nil))
        #expect(timeline?.answer(on: DayRange("2002")).short == "in-force? else unknown")
    }

    @Test func `an unknown event that is retracted, or only claimed, leaves the answer certain`() throws {
        let told: [Told] = [
            .joined("2000-01-01"), Told("membership.paused", on: "2001", ["member": "a", "organisation": "o"]),
        ]
        #expect(try KnownEvents(telling: told + [.retracted("e1")]).stay(on: "2002") == "in-force")
        #expect(try KnownEvents(telling: [told[0], told[1].only("claimed")]).stay(on: "2002") == "in-force")
    }

    @Test func `visits, inquiries and policies are named by their ids`() throws {
        let knowledge = try KnownEvents(telling: [
            Told("visit.planned", on: "2000-01-01", ["visit": "v", "for": "2000-03"]),
            Told("inquiry.made", on: "2000-01-01", ["inquiry": "i", "asker": "a", "to": ["b"]]),
            Told("policy.announced", on: "2000-01-01", ["policy": "p", "actor": "a", "kind": "law", "goal": "g"]),
            Told("everything.changed", on: "2000-01-02", ["visit": "v", "inquiry": "i", "policy": "p"]),
        ])
        let day = DayRange("2000-02-01")
        #expect(knowledge.visit(VisitID("v"))?.answer(on: day).short == "planned? else unknown")
        #expect(knowledge.inquiry(InquiryID("i"))?.answer(on: day).short == "open? else unknown")
        #expect(knowledge.policy(PolicyID("p"))?.answer(on: day).short == "in-force? else unknown")
    }
}
