import CanonicalJSON
import Testing

@testable import Domain

/// What somebody is said to have done who had ended before is possible at most, and names the end.
@Suite struct EndedActorsTests {
    private static let deeds: [Told] = [
        Told("policy.announced", on: "2004-01-01", ["policy": "x", "actor": "p", "kind": "goal", "goal": "more"]),
        Told("inquiry.made", on: "2004-01-10", ["inquiry": "q", "asker": "p", "to": ["a"]]),
        Told("meeting.held", on: "2004-01-10", ["participants": [["party": "p"], ["party": "a"]]]),
        Told("visit.held", on: "2004-02-01/2004-02-03", ["visit": "v", "visitors": [["party": "p"]]]),
    ]

    private func state(_ told: [Told]) throws -> State {
        let states = StateBuilder(try KnownEvents(telling: told), on: DayRange("2005")).states { _ in true }
        return try #require(states.all.first)
    }

    @Test("A policy, an inquiry, a meeting, a visit", arguments: deeds.indices)
    func afterTheEnd(index: Int) throws {
        let deed = Self.deeds[index]
        let answer = try state([.partyEnded("p", "2001-01-01"), deed]).answer
        #expect(answer.certainty == .possible && answer.because.contains(Because(0, .partyEnded)))
        #expect(try state([.partyEnded("p", "2004-06-01"), deed]).answer.certainty == .certain)
        #expect(try state([deed]).answer.certainty == .certain)
        let forged: [Told] = [Told.source("s").with(id: "s"), .retracted("s")]
        let end = Told.partyEnded("p", "2001-01-01").from("s")
        #expect(try state(forged + [end, deed]).answer.certainty == .certain)
    }

    @Test("Others of a delegation may have gone")
    func delegation() throws {
        let visit = Told(
            "visit.held", on: "2004-02-01", ["visit": "v", "visitors": [["party": "p"], ["party": "r"]]])
        #expect(try state([.partyEnded("p", "2001-01-01"), visit]).answer.certainty == .certain)
    }
}
