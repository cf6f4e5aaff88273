import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// In an agreement of many each party has a time of its own, and the whole outlasts any of them.
@Suite struct OwnPartTests {
    /// b came later than a, and left.
    private func convention() throws -> KnownEvents {
        try KnownEvents(telling: [
            .multilateral(["a", "b"]), .entered("1948-11-10", "a"), .entered("1951-04-21", "b"),
            .ended("2019-06-30", "withdrawal", "b"),
        ])
    }

    private func state(of asked: [String], on day: String, _ knowledge: KnownEvents) -> State? {
        StateBuilder(knowledge, on: DayRange(day), about: asked.map(PartyID.init(_:))).states { _ in true }.all.first
    }

    @Test(
        "Asked about a party, its own part is told",
        arguments: [
            ("b", "1949-01-01", nil), ("b", "1952-01-01", "in-force"), ("b", "2020-01-01", "ended"),
            ("a", "1949-01-01", "in-force"), ("a", "2020-01-01", "in-force"), ("c", "2020-01-01", "in-force"),
        ] as [(String, String, String?)])
    func own(party: String, day: String, status: String?) throws {
        #expect(state(of: [party], on: day, try convention())?.answer.status == status)
    }

    @Test("The state of one party says whose it is, how the whole stands, and how many others there are")
    func content() throws {
        let json = try #require(state(of: ["b"], on: "2020-01-01", try convention())).json
        #expect(json["party"] == "b" && json["other_parties"] == 1 && json["parties"]?.array?.count == 1)
        #expect(json["until"] == ["2019-06-30", "2019-06-30"] && json["mode"] == "withdrawal")
        #expect(json["whole"]?["status"] == "in-force" && json["whole"]?["since"] == ["1948-11-10", "1948-11-10"])
    }

    @Test("Asked about several, or about nobody, the whole is told, with the parties that are meant")
    func several() throws {
        let two = try #require(state(of: ["a", "b"], on: "2020-01-01", try convention())).json
        #expect(two["status"] == "in-force" && two["whole"] == nil && two["parties"]?.array?.count == 2)
        let all = try #require(state(of: [], on: "2020-01-01", try convention())).json
        #expect(all["status"] == "in-force" && all["party"] == nil && all["other_parties"] == nil)
    }

    @Test("A bilateral agreement stands or falls for both")
    func bilateral() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000-01-01"), .ended("2010-01-01", "withdrawal", "a"),
        ])
        #expect(state(of: ["b"], on: "2011-01-01", knowledge)?.answer.status == "ended")
        #expect(state(of: ["b"], on: "2011-01-01", knowledge)?.json["whole"] == nil)
    }

    @Test("A withdrawal that ends the whole says whose it was")
    func whose() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000-01-01"), .ended("2010-01-01", "withdrawal", "a"),
        ])
        let json = try #require(state(of: [], on: "2011-01-01", knowledge)).json
        #expect(json["mode"] == "withdrawal" && json["by"] == [["party": "a", "events": [2]]])
        let whole = try KnownEvents(telling: [.bilateral(), .signed("2000-01-01"), .ended("2010-01-01", "expiry")])
        #expect(state(of: [], on: "2011-01-01", whole)?.json["by"] == nil)
    }

    @Test("What another party's claims disagree on is no conflict of one's own part")
    func conflicts() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(["a", "b"]), .entered("2000-01-01", "a"), .entered("2001-01-01", "b"),
            .entered("2003-01-01", "b"),
        ])
        func count(_ asked: [String]) -> Int {
            StateBuilder(knowledge, on: DayRange("2005"), about: asked.map(PartyID.init(_:))).states { _ in true }
                .conflicts.count
        }
        #expect(count(["a"]) == 0 && count(["b"]) == 1 && count([]) == 1)
    }

    // Starts of one party that disagree end nothing of the whole.

    /// a from 1948 to `left`; b from 1948, or from 1974.
    private func competing(left: String) throws -> KnownEvents {
        try KnownEvents(telling: [
            .multilateral(["a", "b"]), .entered("1948-11-09", "a"), .ended(left, "withdrawal", "a"),
            .entered("1948-11-12", "b"), .entered("1974-06-01", "b"),
        ])
    }

    @Test(
        "The whole goes on while any party may be bound",
        arguments: [
            ("1993-03-23", "1950-06-01", "in-force"), ("1993-03-23", "1974-07-01", "in-force"),
            ("1993-03-23", "1995", "in-force"), ("1960-03-23", "1950-06-01", "in-force"),
            ("1960-03-23", "1965", "in-force? else ended"), ("1960-03-23", "1980", "in-force"),
        ])
    func whole(left: String, day: String, standing: String) throws {
        #expect(try competing(left: left).treaty(on: day) == standing)
    }

    @Test("While another party may have come by then, nobody's leaving is the end of the whole")
    func untilOfWhole() throws {
        let early = try #require(try competing(left: "1960-03-23").treaty?.answer(on: DayRange("1950")))
        #expect(early.until == DayRange(DayRange("1960-03-23").lo, .distantFuture))
        let late = try #require(try competing(left: "1993-03-23").treaty?.answer(on: DayRange("1950")))
        #expect(late.until == .open)
    }

    @Test("Asked about two of three parties, it stands as long as it does for one of them")
    func severalAsked() throws {
        let told: [Told] = [
            .multilateral(["a", "b", "c"]), .signed("1990-01-01", by: ["a", "b", "c"], effect: "definitive"),
            .partyEnded("c", "2000-01-01"), .ended("2005-01-01", "withdrawal", "b"),
        ]
        func state(_ asked: [String], on day: String) throws -> State {
            let builder = StateBuilder(
                try KnownEvents(telling: told), on: DayRange(day), about: asked.map { PartyID($0) })
            return try #require(builder.states { _ in true }.all.first)
        }
        #expect(try state(["b", "c"], on: "2003").answer.status == Status.inForce)
        let over = try state(["b", "c"], on: "2006")
        #expect(over.answer.status == Status.ended && over.content.label.hasPrefix("b – c in "))
        #expect(over.content.details.map(\.words).contains { $0.hasPrefix("as a whole: in-force") })
        #expect(try state(["a", "b"], on: "2006").answer.status == Status.inForce)
        #expect(try state(["a", "b", "c"], on: "2006").answer.status == Status.inForce)
    }

    @Test("A suspension of the whole is none of a party that had left, and no finding")
    func suspensionAfterLeaving() throws {
        let told: [Told] = [
            .multilateral(["a", "b"]), .entered("2000-01-01", "a"), .entered("2000-01-01", "b"),
            .ended("2010-01-01", "withdrawal", "a"), .suspended("2011-01-01"),
        ]
        let knowledge = try KnownEvents(telling: told)
        #expect(knowledge.treaty?.findings == [])
        #expect(knowledge.part(of: "a", on: "2012") == "ended" && knowledge.part(of: "b", on: "2012") == "suspended")
    }

    @Test(
        "A suspension after a return is of the part that returned",
        arguments: [
            ("2005", "in-force"), ("2011", "ended"), ("2013", "in-force"), ("2015", "suspended"), ("2017", "in-force"),
        ])
    func suspensionAfterReturn(day: String, status: String) throws {
        let revoked: [Told] = [
            .bilateral(), .signed("2000-01-01", effect: "definitive"), .ended("2010-01-01", "termination"),
            .affirmed("in-force", "2012-01-01").with(["revokes": "e2"]), .suspended("2014-01-01"),
            .resumed("2016-01-01"),
        ]
        let entered: [Told] = [
            .multilateral(["a", "b"]), .entered("2000-01-01", "a"), .ended("2010-01-01", "withdrawal", "a"),
            .entered("2012-01-01", "a"), .suspended("2014-01-01", "a"), .resumed("2016-01-01", "a"),
        ]
        for told in [revoked, entered] {
            let knowledge = try KnownEvents(telling: told)
            #expect(knowledge.treaty?.findings == [])
            let answer = state(of: ["a"], on: day, knowledge)?.answer
            #expect(answer.short == status)
        }
    }

    @Test("A suspension between the end of a part and its return is told of nothing that held")
    func suspensionBeforeReturn() throws {
        let told: [Told] = [
            .multilateral(["a", "b"]), .entered("2000-01-01", "a"), .ended("2010-01-01", "withdrawal", "a"),
            .suspended("2011-01-01", "a"), .resumed("2011-06-01", "a"), .entered("2012-01-01", "a"),
        ]
        #expect(try KnownEvents(telling: told).treaty?.findings.map(\.kind) == [.beganAfterItsParty])
    }

    @Test("What the claims about one party disagree on is about its part")
    func conflict() throws {
        let told: [Told] = [
            .multilateral(["a", "b"]), .entered("2000-01-01", "a"), .entered("2003-01-01", "a"),
            .entered("2000-01-01", "b"),
        ]
        #expect(try #require(KnownEvents(telling: told).treaty).conflicts.map(\.party) == [PartyID("a")])
    }
}
