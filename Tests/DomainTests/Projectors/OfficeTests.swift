import CanonicalJSON
import Testing

@testable import Domain

/// The office of mayor of `o`, held by one person after another.
@Suite struct OfficeTests {
    private func told(_ verb: String, _ on: String, _ person: String = "a", _ more: JSONObject = [:]) -> Told {
        Told("office." + verb, on: on, ["person": .string(person), "office": "mayor", "of": "o"]).with(more)
    }

    private func office(_ events: [Told], of person: String = "a", on date: String) throws -> String {
        let office = Office(person: PartyID(person), title: "mayor", of: PartyID("o"), accreditedTo: nil)
        return try KnownEvents(telling: events).office(office)?.answer(on: DayRange(date)).short ?? "none"
    }

    @Test func `appointed is no office yet, and the office starts no earlier`() throws {
        let events = [told("appointed", "2000-06-01"), told("affirmed", "2001-01-01")]
        #expect(try office(events, on: "2000-05-31") == "none")
        #expect(try office(events, on: "2000-07-01") == "in-force? else appointed")
        #expect(try office(events, on: "2001-01-01") == "in-force")
    }

    @Test func `an appointment to a second term does not bound the first`() throws {
        let events = [
            told("assumed", "[1990-01-01..1995-01-01]"), told("left", "1999-01-01"), told("appointed", "2000-01-01"),
            told("assumed", "2001-01-01"),
        ]
        #expect(try office(events, on: "1992") == "in-force? else none")
        #expect(try office(events, on: "2000-06-01") == "appointed")
    }

    @Test func `assumed and left`() throws {
        let events = [told("assumed", "2000-01-01"), told("left", "2004-01-01", "a", ["mode": "resigned"])]
        #expect(try office(events, on: "2003-12-31") == "in-force")
        #expect(try office(events, on: "2004-01-01") == "ended")
    }

    @Test func `a successor's start ends the predecessor's time no later than that day`() throws {
        let events = [
            told("assumed", "2000-01-01"), told("affirmed", "2003-01-01"),
            told("assumed", "2004-01-01", "b", ["succeeds": "a"]),
        ]
        #expect(try office(events, on: "2003-01-01") == "in-force")
        #expect(try office(events, on: "2003-06-01") == "in-force? else ended")
        #expect(try office(events, on: "2004-01-01") == "ended")
        #expect(try office(events, of: "b", on: "2004-01-01") == "in-force")
    }

    /// The end of a party strikes what is open when it comes, and this was over.
    @Test func `the death of a predecessor, long after the successor's start, changes nothing`() throws {
        let events = [
            told("assumed", "2000-01-01"), told("assumed", "2004", "b", ["succeeds": "a"]),
            Told("party.ended", on: "2010-05-05", ["party": "a", "mode": "death"]),
        ]
        #expect(try office(events, on: "2004-06-01") == "in-force? else ended")
        #expect(try office(events, on: "2005-01-01") == "ended")
        let earlier =
            Array(events.dropLast()) + [Told("party.ended", on: "2003-01-01", ["party": "a", "mode": "death"])]
        #expect(try office(earlier, on: "2002-12-31") == "in-force")
        #expect(try office(earlier, on: "2003-01-01") == "ended")
    }

    @Test func `a new holder who is not said to succeed ends nobody's time`() throws {
        let events = [told("assumed", "2000-01-01"), told("assumed", "2004-01-01", "b")]
        #expect(try office(events, on: "2010") == "in-force")
    }

    @Test func `a predecessor of whom nothing else is known held it at some time before`() throws {
        let events = [told("assumed", "2004-01-01", "b", ["succeeds": "a"])]
        #expect(try office(events, on: "2000") == "in-force? else ended")
        #expect(try office(events, on: "2004-01-01") == "ended")
    }

    @Test func `a successor does not end a later return`() throws {
        let events = [
            told("assumed", "2000-01-01"), told("assumed", "2004-01-01", "b", ["succeeds": "a"]),
            told("left", "2004-01-01"), told("assumed", "2010-01-01"),
        ]
        #expect(try office(events, on: "2011") == "in-force")
    }

    @Test func `the same title towards another party is another office`() throws {
        let events = [told("assumed", "2000-01-01", "a", ["to": "elsewhere"])]
        #expect(try office(events, on: "2001") == "none")
    }

    @Test func `the death of a person ends the office, with its mode`() throws {
        let events = [
            told("assumed", "2000-01-01"), Told("party.ended", on: "2003-01-01", ["party": "a", "mode": "death"]),
        ]
        #expect(try office(events, on: "2004") == "ended")
    }
}

@Suite struct PartyEndTests {
    @Test func `the end of a member or of the organisation ends the membership`() throws {
        for party in ["a", "o"] {
            let knowledge = try KnownEvents(telling: [.joined("2000"), .partyEnded(party, "2005-01-01")])
            #expect(knowledge.stay(on: "2004") == "in-force")
            #expect(knowledge.stay(on: "2005-01-01") == "ended")
            let answer = try #require(knowledge.stay?.answer(on: DayRange("2006")))
            #expect(knowledge.endingDetails(of: answer).mode?.value == "dissolution")
            #expect(answer.because == [Because(1, .partyEnded)])
        }
    }

    @Test func `what had ended before is left as it was`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), .left("2002-01-01"), .partyEnded("a", "2005-01-01")])
        #expect(knowledge.stay?.ladder.spells.map(\.until) == [DayRange("2002-01-01")])
    }

    @Test func `an ending told for later than the end of its party is a finding`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), .left("2007-01-01"), .partyEnded("a", "2005-01-01")])
        #expect(knowledge.stay(on: "2006") == "ended")
        #expect(knowledge.stay?.ladder.findings == [Finding(kind: .endedAfterItsParty, seqs: [1, 2])])
    }

    @Test func `an end on vague days leaves it possible`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), .partyEnded("a", "2005")])
        #expect(knowledge.stay(on: "2005-06-01") == "in-force? else ended")
    }

    @Test func `the end of one side ends a bilateral agreement`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .signed("2000-01-01"), .partyEnded("b", "2005-01-01")])
        #expect(knowledge.treaty(on: "2004") == "in-force")
        #expect(knowledge.treaty(on: "2006") == "ended")
    }

    @Test func `a plan that a party shall end ends nothing`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), Told.partyEnded("a", "2005").only("planned")])
        #expect(knowledge.stay(on: "2006") == "in-force")
    }
}

@Suite struct MembershipTests {
    @Test func `a change sets role and answer, and is no start and no end`() throws {
        let change = Told("membership.changed", on: "2001-01-01", ["member": "a", "organisation": "o"])
        let knowledge = try KnownEvents(telling: [
            Told.joined("2000-01-01").with(["role": "host", "status": "associate"]),
            change.with(["role": "chair", "status": "suspended"]),
        ])
        let stay = try #require(knowledge.stay)
        #expect(["2000-06-01", "2001-06-01"].map { stay.role(on: DayRange($0)).certain?.value } == ["host", "chair"])
        #expect(["2000-06-01", "2001-06-01"].map { knowledge.stay(on: $0) } == ["in-force", "suspended"])
        #expect(try KnownEvents(telling: [change.with(["role": "chair"])]).stay(on: "2002") == "none")
    }

    @Test func `the reasons of an ending unite, and its other fields agree or conflict`() throws {
        func left(_ ground: String, announced: String, _ source: String) -> Told {
            Told.left("2000-06-01").from(source).with([
                "grounds": [["text": .string(ground), "who": "p"]], "announced": .string(announced),
                "mode": "withdrawal",
                "through": ["party": "p", "as": "mayor"],
            ])
        }
        let told = [
            left("too dear", announced: "2000-02", "one"), left("too dear", announced: "2000-03", "two"),
            left("too far", announced: "2000-02", "three"),
        ]
        let ending = try #require(try ending([.joined("1990")] + told))
        #expect(ending.grounds.map(\.value.text) == ["too dear", "too far"])
        #expect(ending.grounds.map(\.seqs) == [[1, 2], [3]])
        #expect(ending.mode?.value == "withdrawal")
        #expect(ending.through?.value?.role == "mayor")
        #expect(ending.announced?.isConflict == true)
        #expect(ending.announced?.value == nil)
        #expect(ending.announced?.candidates.map(\.seqs) == [[1, 3], [2]])
        #expect(ending.notice == nil)
    }

    @Test func `a preference for a field lets one value stand, and what was taken over is not counted`() throws {
        func left(_ announced: String, _ source: String) -> Told {
            Told.left("2000-06-01").from(source).with(["announced": .string(announced)])
        }
        let told = [left("2000-02", "wire"), left("2000-03", "paper")]
        let preferred = try ending(told + [.preferred("e1", over: "e0", field: "announced")])
        #expect(preferred?.announced?.candidates.map(\.seqs) == [[1]])
        #expect(preferred?.announced?.preference == 2)
        let oneVoice = try ending(told + [.source("wire"), .source("paper", derivedFrom: "wire")])
        #expect(oneVoice?.announced?.candidates.map(\.seqs) == [[0]])
    }

    /// What is told of the ending of the membership, long after.
    private func ending(_ told: [Told]) throws -> EndingDetails? {
        let knowledge = try KnownEvents(telling: told)
        return knowledge.stay?.answer(on: DayRange("2020")).map(knowledge.endingDetails)
    }
}
