import Testing

@testable import Domain

/// Several claims of one moment: which of them count, and what they amount to.
@Suite struct CombiningTests {
    private func since(_ events: [Told]) throws -> DayRange? {
        try KnownEvents(telling: events).stay?.ladder.spells.first?.since
    }

    private func disagreement(_ events: [Told]) throws -> Disagreement? {
        try KnownEvents(telling: events).stay?.ladder.conflicts.first?.disagreement
    }

    @Test func `claims that share days make the days that they share`() throws {
        let events: [Told] = [.joined("2000"), .joined("[2000-06..2001-03]")]
        #expect(try since(events) == DayRange("[2000-06-01..2000-12-31]"))
        #expect(try disagreement(events) == nil)
    }

    @Test func `claims that share no day are a hard conflict, and their hull is the date`() throws {
        let events: [Told] = [.joined("2000-01-05"), .joined("2000-02")]
        #expect(try since(events) == DayRange("[2000-01-05..2000-02-29]"))
        let disagreement = try #require(try disagreement(events))
        #expect(disagreement.isHard)
        #expect(disagreement.candidates.map(\.range) == [DayRange("2000-01-05"), DayRange("2000-02")])
        #expect(disagreement.candidates.map(\.seqs) == [[0], [1]])
    }

    @Test func `every largest set that agrees is one candidate`() throws {
        let events: [Told] = [.joined("[2000-01..2000-03]"), .joined("[2000-03..2000-05]"), .joined("2000-05")]
        let disagreement = try #require(try disagreement(events))
        #expect(disagreement.candidates.map(\.range) == [DayRange("2000-03"), DayRange("2000-05")])
        #expect(disagreement.candidates.map(\.seqs) == [[0, 1], [1, 2]])
    }

    @Test(arguments: ["2000-01-05~", "2000-01-05?", "2000-01-05%", "2000~-01-05"])
    func `a qualified claim yields to one that is not`(qualified: String) throws {
        #expect(try since([.joined(qualified), .joined("2000-01")]) == DayRange("2000-01"))
        #expect(try since([.joined(qualified)]) == DayRange("2000-01-05"))
    }

    @Test func `a qualified claim that points elsewhere is a soft conflict and changes no date`() throws {
        let events: [Told] = [.joined("2000-01-05"), .joined("1999~")]
        #expect(try since(events) == DayRange("2000-01-05"))
        let disagreement = try #require(try disagreement(events))
        #expect(!disagreement.isHard)
        #expect(disagreement.candidates.map(\.seqs) == [[0], [1]])
    }

    @Test func `the cause of a possibly is the conflict`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000-01-05"), .joined("2000-02")])
        let answer = try #require(knowledge.stay?.answer(on: DayRange("2000-01-20")))
        #expect(answer.certainty == .possible)
        #expect(answer.because == [Because(1, .conflict)])
    }
}

@Suite struct PreferenceTests {
    private let told: [Told] = [.joined("2000-01-05"), .joined("2000-02"), .joined("2000-03")]

    @Test func `a preference lets one claim stand alone`() throws {
        let stay = try #require(try KnownEvents(telling: told + [.preferred("e1", over: "e0", "e2")]).stay)
        #expect(stay.ladder.spells.map(\.since) == [DayRange("2000-02")])
        #expect(stay.ladder.conflicts.isEmpty)
        #expect(stay.answer(on: DayRange("2001"))?.seqs.contains(3) == true)
    }

    @Test func `of two preferences the latest wins, and its retraction brings back the other`() throws {
        let preferences: [Told] = [.preferred("e1", over: "e0"), .preferred("e2", over: "e0")]
        #expect(try KnownEvents(telling: told + preferences).stay?.ladder.spells.first?.since == DayRange("2000-03"))
        let retracted = told + preferences + [.retracted("e4")]
        #expect(try KnownEvents(telling: retracted).stay?.ladder.spells.first?.since == DayRange("2000-02"))
    }

    @Test func `a preference for another field says nothing of the date`() throws {
        let events = told + [.preferred("e1", over: "e0", field: "role")]
        #expect(try KnownEvents(telling: events).stay?.ladder.conflicts.isEmpty == false)
    }

    @Test func `a corrected preference prefers what it now says`() throws {
        let correction = Told.corrected("e3", ["/data/prefer": "e2", "/data/among": ["e0", "e2"]])
        let events = told + [.preferred("e1", over: "e0"), correction]
        #expect(try KnownEvents(telling: events).stay?.ladder.spells.first?.since == DayRange("2000-03"))
    }
}

@Suite struct VoiceTests {
    private func conflicts(_ events: [Told]) throws -> Int {
        try KnownEvents(telling: events).stay?.ladder.conflicts.count ?? 0
    }

    @Test func `a claim that was taken over at second remove is not counted`() throws {
        let sources: [Told] = [
            .source("wire"), .source("paper", derivedFrom: "wire"), .source("blog", derivedFrom: "paper"),
        ]
        let claims: [Told] = [.joined("2000").from("wire"), .joined("2001").from("blog")]
        #expect(try conflicts(claims) == 1)
        #expect(try conflicts(sources + claims) == 0)
    }

    @Test func `sources that are said to derive from each other are both counted`() throws {
        let sources: [Told] = [.source("one", derivedFrom: "two"), .source("two", derivedFrom: "one")]
        #expect(try conflicts(sources + [.joined("2000").from("one"), .joined("2001").from("two")]) == 1)
    }

    @Test func `a claim with one source of its own is a voice`() throws {
        let sources: [Told] = [.source("wire"), .source("paper", derivedFrom: "wire"), .source("witness")]
        let claims: [Told] = [.joined("2000").from("wire"), .joined("2001").from("paper", "witness")]
        #expect(try conflicts(sources + claims) == 1)
    }

    @Test func `claims without a source count`() throws {
        #expect(try conflicts([.source("wire"), .joined("2000").from("wire"), .joined("2001")]) == 1)
    }

    /// Derived claims are not dropped before spells are looked for (docs/MODEL.md, section 20): a later paper may tell of a
    /// return of which the wire that it quotes could not have known. So one voice is one voice about one moment.
    @Test func `a derived source may tell of another spell`() throws {
        let knowledge = try KnownEvents(telling: [
            .source("wire"), .source("paper", derivedFrom: "wire"), .joined("1990").from("wire"),
            .left("1995").from("wire"), .joined("2000").from("paper"),
        ])
        #expect(knowledge.stay(on: "1997") == "ended")
        #expect(knowledge.stay(on: "2001") == "in-force")
    }
}
