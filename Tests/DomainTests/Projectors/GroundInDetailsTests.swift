import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// What a state says beside its status is marked where only retracted sources say so, and yields to what has ground.
@Suite struct GroundInDetailsTests {
    private static let forged: [Told] = [
        Told.source("s").with(id: "s"), .source("t"), .retracted("s"),
    ]

    private func state(_ told: [Told], on day: String) throws -> State {
        let knowledge = try KnownEvents(telling: Self.forged + told)
        let states = StateBuilder(knowledge, on: DayRange(day)).states { _ in true }
        return try #require(states.all.first)
    }

    private func details(_ told: [Told], on day: String) throws -> [String] {
        try state(told, on: day).content.details.map(\.words)
    }

    @Test("How it ended, and why")
    func endings() throws {
        let withdrawal = Told.left("2001-01-01").with(["mode": "withdrawal"])
        let expelled = Told.left("2001-01-01").with(["mode": "expulsion"])
        let told = [Told.joined("2000-01-01"), withdrawal.from("s")]
        #expect(try details(told, on: "2002").contains("mode: withdrawal (source retracted)"))
        let both = told + [expelled.from("t")]
        #expect(try details(both, on: "2002").contains("mode: expulsion"))
        let grounds: JSON = [["text": "It was tired of it."]]
        let agreement = Told.ended("2001-01-01", "withdrawal", "a").with(["grounds": grounds])
        let parted = [Told.bilateral(), .signed("2000-01-01"), agreement.from("s")]
        let words = try details(parted, on: "2002")
        #expect(words.contains("by: a (source retracted)"))
        #expect(words.contains("ground: It was tired of it. (source retracted)"))
    }

    @Test("Who took part in a visit")
    func visits() throws {
        func held(_ visitor: String) -> Told {
            Told(
                "visit.held", on: "2001-01-01",
                ["visit": "x", "visitors": [["party": .string(visitor)]], "hosts": [["party": "h"]]])
        }
        let told = [held("a").from("t"), held("b").from("s")]
        #expect(try details(told, on: "2001-01-01").first == "made by a and b (source retracted)")
        let json = try #require(try state(told, on: "2001-01-01").json["visitors"]?.array)
        #expect(json.map { $0["groundless"] } == [nil, true])
    }

    @Test("A new name is taken by nobody for certain")
    func names() throws {
        let told: [Told] = [
            Told("party.registered", ["party": "a", "kind": "city", "names": [["text": "Ayton"]]]),
            Told("party.renamed", on: "2001-01-01", ["party": "a", "names": [["text": "Beeton"]]]).from("s"),
        ]
        let knowledge = try KnownEvents(telling: Self.forged + told)
        #expect(knowledge.displayName(of: PartyID("a"), on: DayRange("2010")) == "Ayton")
        #expect(knowledge.identity(of: PartyID("a"))?.groundless == [4])
        let borne = try KnownEvents(telling: Self.forged.dropLast() + told)
        #expect(borne.displayName(of: PartyID("a"), on: DayRange("2010")) == "Beeton")
    }

    @Test("That nobody has answered")
    func silences() throws {
        let told: [Told] = [
            Told("inquiry.made", on: "2001-01-01", ["inquiry": "q", "asker": "a", "to": ["b"]]),
            Told("inquiry.closed", on: "2001-02-01", ["inquiry": "q", "outcome": "no-response"]).from("s"),
        ]
        #expect(try details(told, on: "2002") == ["unanswered up to 2001-02-01 (source retracted)"])
    }

    @Test("Of two renewals without an order each may set the term")
    func terms() throws {
        let told: [Told] = [
            .bilateral(until: "2000-12-31"), .signed("1990-01-01"), .renewed("2000", until: "2010-12-31"),
            .renewed("2000-06", until: "2020-12-31"),
        ]
        let treaty = try #require(try KnownEvents(telling: told).treaty)
        #expect(treaty.answer(on: DayRange("2005")).short == "in-force")
        let after = try #require(treaty.answer(on: DayRange("2015")))
        #expect(after.short == "in-force? else ended" && after.because == [Because(2, .termExpired)])
    }

    @Test("Whoever had ended before signing leaves the others bound")
    func deadSignatory() throws {
        let told: [Told] = [
            .multilateral(["a", "b"]), .entered("2005-01-01", "a"), .entered("2005-01-01", "b"),
            .partyEnded("a", "2001-01-01"),
        ]
        let treaty = try #require(try KnownEvents(telling: told).treaty)
        #expect(treaty.answer(on: DayRange("2010")).short == "in-force")
        #expect(treaty.findings.map(\.kind) == [.beganAfterItsParty])
    }
}
