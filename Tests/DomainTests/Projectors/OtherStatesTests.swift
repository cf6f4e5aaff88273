import CanonicalJSON
import Testing

@testable import Domain

@Suite struct InquiryTests {
    private let made = Told("inquiry.made", on: "2000-01-01", ["inquiry": "i", "asker": "a", "to": ["b"]])
    private func closed(_ outcome: String, _ on: String) -> Told {
        Told("inquiry.closed", on: on, ["inquiry": "i", "outcome": .string(outcome)])
    }
    private func inquiry(_ events: [Told]) throws -> InquiryTimeline {
        try #require(try KnownEvents(telling: events).inquiry(InquiryID("i")))
    }

    @Test func `silence closes nothing`() throws {
        let timeline = try inquiry([made, closed("no-response", "2000-02-16")])
        #expect(timeline.answer(on: DayRange("2001")).short == "open")
        #expect(timeline.unansweredUpTo(on: DayRange("2001"))?.from == DayRange("2000-02-16"))
        #expect(timeline.unansweredUpTo(on: DayRange("2000-01-15")) == nil)
    }

    @Test(arguments: ["answered", "declined"])
    func `an answer or a refusal closes it with that outcome`(outcome: String) throws {
        let timeline = try inquiry([made, closed(outcome, "2000-03")])
        #expect(timeline.answer(on: DayRange("2000-02-01")).short == "open")
        #expect(timeline.answer(on: DayRange("2000-03-15")).short == "open? else \(outcome)")
        #expect(timeline.answer(on: DayRange("2000-04-01")).short == outcome)
    }
}

@Suite struct PolicyTests {
    @Test func `announced and ended`() throws {
        let announced = Told(
            "policy.announced", on: "2000-01-01", ["policy": "x", "actor": "a", "kind": "law", "goal": "g"])
        let knowledge = try KnownEvents(telling: [announced, Told("policy.ended", on: "2001-01-01", ["policy": "x"])])
        let policy = try #require(knowledge.policy(PolicyID("x")))
        #expect(["2000-06-01", "2002"].map { policy.answer(on: DayRange($0)).short } == ["in-force", "ended"])
    }
}

@Suite struct ContactTests {
    private func contact(_ told: Told, _ subject: Subject, on date: String) throws -> String {
        try KnownEvents(telling: [told]).contact(subject)?.answer(on: DayRange(date)).short ?? "none"
    }

    @Test func `a meeting, a count and a recurring contact are listed with their days`() throws {
        let meeting = Told("meeting.held", on: "2000-03", ["participants": [["party": "a"], ["party": "b"]]])
        let event = Subject.encounter(EventID("e0"))
        #expect(try contact(meeting, event, on: "2000-02-29") == "none")
        #expect(try contact(meeting, event, on: "2000-03-15") == "held? else none")
        #expect(try contact(meeting, event, on: "2000-03-31") == "held")
        let count = Told(
            "contact.counted", on: "2000-09/2001-02-16",
            ["who": ["a"], "with": ["b"], "count": 24, "comparator": "gt", "unit": "cities"])
        #expect(try contact(count, event, on: "2001") == "counted")
        let recurring = Told(
            "contact.recurred", on: "2000/..", ["contact": "c", "who": ["a"], "with": ["b"], "what": "a festival"])
        #expect(try contact(recurring, .contact(ContactID("c")), on: "2001") == "recurred")
        #expect(try contact(recurring.only("planned"), .contact(ContactID("c")), on: "2001") == "none")
    }
}

@Suite struct SeriesTests {
    @Test func `claims stand side by side, and what was taken over is marked`() throws {
        func claim(_ value: String, _ on: String, _ source: String, _ modality: String? = nil) -> Told {
            Told(
                "indicator.claimed", on: on, modality: modality, sources: [source],
                ["series": "s", "value": .string(value), "unit": "pairs"])
        }
        let knowledge = try KnownEvents(telling: [
            .source("wire"), .source("paper", derivedFrom: "wire"), claim("284", "2001", "wire"),
            claim("280", "2001", "paper"), claim("277", "1999", "paper", "claimed"),
        ])
        let series = try #require(knowledge.series(SeriesID("s")))
        #expect(series.claims.map(\.event.seq) == [4, 2, 3])
        #expect(series.claims.map(\.isDerived) == [false, false, true])
        #expect(series.claims(on: DayRange("2000")).map(\.event.seq) == [4])
    }
}

@Suite struct IdentityTests {
    private let registered = Told("party.registered", ["party": "a", "kind": "city", "names": [["text": "Old"]]])

    @Test func `the name of a day is the one taken by then`() throws {
        let renamed = Told("party.renamed", on: "2000-01-01", ["party": "a", "names": [["text": "New"]]])
        let identity = try #require(try KnownEvents(telling: [registered, renamed]).identity(of: PartyID("a")))
        #expect(identity.displayName(on: DayRange("1999")) == "Old")
        #expect(identity.displayName(on: DayRange("2000-01-01")) == "New")
    }

    @Test func `a description adds names, and lies within by the latest word`() throws {
        let knowledge = try KnownEvents(telling: [
            registered,
            Told("party.described", ["party": "a", "names": [["text": "Olde", "as": "misspelling"]], "within": "c"]),
        ])
        let identity = try #require(knowledge.identity(of: PartyID("a")))
        #expect(Set(identity.names.map(\.name.text)) == ["Old", "Olde"])
        #expect(identity.displayName(on: DayRange("2000")) == "Old")
        #expect(knowledge.isWithin(PartyID("a"), PartyID("c")))
    }
}
