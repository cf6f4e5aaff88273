import Testing

@testable import Domain

/// Which claims are one spell, and what affirmations and neighbours make of its bounds.
@Suite struct SpellTests {
    private func spells(_ events: [Told]) throws -> [String] {
        try KnownEvents(telling: events).stay?.ladder.spells.map { "\($0.since.lo)...\($0.until.lo)" } ?? []
    }

    @Test func `an ending between two starts makes two spells, in whatever order they are recorded`() throws {
        let expected = ["1990-01-01...1995-01-01", "2000-01-01..." + ".."]
        #expect(try spells([.joined("1990-01-01"), .left("1995-01-01"), .joined("2000-01-01")]) == expected)
        #expect(try spells([.joined("2000-01-01"), .joined("1990-01-01"), .left("1995-01-01")]) == expected)
    }

    @Test func `left and joined again on one day is two spells`() throws {
        let knowledge = try KnownEvents(telling: [.joined("1990"), .joined("2000-01-01"), .left("2000-01-01")])
        #expect(knowledge.stay?.ladder.spells.count == 2)
        #expect(knowledge.stay(on: "1999-12-31") == "in-force")
        #expect(knowledge.stay(on: "2000-01-01") == "in-force")
        #expect(knowledge.stay(on: "1999-12-30/2000-01-02") == "in-force")
    }

    /// An ending on the very days of a start parts it from the one before where there is no other ending; but where both
    /// starts are told of those days, nothing lies between them (docs/MODEL.md, section 20).
    @Test func `joined, told twice, and left on one day is one spell of no days`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000-01-01"), .joined("2000-01-01"), .left("2000-01-01")])
        #expect(knowledge.stay?.ladder.spells.count == 1)
        #expect(knowledge.stay(on: "2000-01-01") == "ended")
    }

    @Test func `joined and left within one vague year is one spell`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), .left("2000")])
        #expect(knowledge.stay(on: "2000-06-01") == "in-force? else ended")
        #expect(knowledge.stay(on: "2001-01-01") == "ended")
    }

    @Test func `days without end are certain of what nobody ended`() throws {
        let open = try KnownEvents(telling: [.joined("2000-01-01")])
        for days in ["2001/..", "[2001..]", "2001/9999-12-31"] { #expect(open.stay(on: days) == "in-force") }
        #expect(open.stay(on: "1999/..") == "in-force? else none")
        let ended = try KnownEvents(telling: [.joined("2000-01-01"), .left("2005-01-01")])
        #expect(ended.stay(on: "2001/..") == "in-force? else ended")
    }

    @Test func `each claim is told with the rule that was applied to it`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000-01-01"), .joined("2000~"), .left("2005-01-01")])
        let applied = knowledge.stay?.answer(on: DayRange("2001-01-01"))?.applied
        #expect(applied == [Because(0, .start), Because(1, .yields), Because(2, .end)])
    }

    @Test func `an ending before every start is a spell with no start, and a finding`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), .left("1995-01-01")])
        #expect(knowledge.stay(on: "1990") == "in-force? else none")
        #expect(knowledge.stay(on: "1997") == "ended")
        #expect(knowledge.stay(on: "2001") == "in-force")
        #expect(knowledge.stay?.ladder.findings.map(\.kind) == [.endedBeforeItBegan])
    }

    @Test func `an ending alone leaves the start unknown`() throws {
        let answer = try #require(
            try KnownEvents(telling: [.left("[..2000-06-01]")]).stay?.answer(on: DayRange("2000-01-01")))
        #expect(answer.short == "in-force? else ended")
        #expect(answer.since.lo == .distantPast)
        #expect(answer.because.contains(Because(0, .startUnknown)))
    }

    @Test func `endings that agree narrow each other`() throws {
        let knowledge = try KnownEvents(telling: [.joined("1990"), .left("2000"), .left("[2000-05..2001-02]")])
        #expect(knowledge.stay?.ladder.spells.map(\.until) == [DayRange("[2000-05-01..2000-12-31]")])
    }
}

@Suite struct AffirmationTests {
    @Test func `seen to be so is certain from there, possible before`() throws {
        let knowledge = try KnownEvents(telling: [.seen("2000-06-01")])
        #expect(knowledge.stay(on: "1900") == "in-force? else none")
        #expect(knowledge.stay(on: "2000-06-01") == "in-force")
        #expect(knowledge.stay(on: "2020") == "in-force")
    }

    @Test func `seen to be so lets a vague start be no later, and a vague end no earlier`() throws {
        let knowledge = try KnownEvents(telling: [.joined("2000"), .left("2000"), .seen("2000-06-01")])
        #expect(knowledge.stay?.ladder.spells.map(\.since) == [DayRange("[2000-01-01..2000-06-01]")])
        #expect(knowledge.stay?.ladder.spells.map(\.until) == [DayRange("[2000-06-02..2000-12-31]")])
        #expect(knowledge.stay(on: "2000-06-01") == "in-force")
        let answer = try #require(knowledge.stay?.answer(on: DayRange("2000-03-01")))
        #expect(answer.because == [Because(2, .affirmed)])
    }

    @Test func `seen outside every spell is a spell of its own between its neighbours, and a finding`() throws {
        let knowledge = try KnownEvents(telling: [
            .joined("1990"), .left("1995-01-01"), .seen("2000-06-01"), .joined("2010-01-01"),
        ])
        #expect(knowledge.stay?.ladder.findings == [Finding(kind: .affirmedOutsideEverySpell, seqs: [2])])
        #expect(knowledge.stay(on: "1994") == "in-force")
        #expect(knowledge.stay(on: "1995-01-01") == "in-force? else ended")
        #expect(knowledge.stay(on: "2000-06-01") == "in-force")
        #expect(knowledge.stay(on: "2005") == "in-force? else ended")
        #expect(knowledge.stay(on: "2010-01-01") == "in-force")
    }

    @Test func `a source's word that it had not ended is an affirmation, the one line with modality that counts`()
        throws
    {
        let negated = Told.left("2000-06-01").only("negated")
        #expect(try KnownEvents(telling: [.joined("2000"), negated]).stay(on: "2000-06-01") == "in-force")
        for modality in ["claimed", "planned", "attempted", "hypothetical"] {
            let knowledge = try KnownEvents(telling: [.joined("1990"), .left("2000-06-01").only(modality)])
            #expect(knowledge.stay(on: "2001") == "in-force", "\(modality)")
        }
    }
}

@Suite struct GroupingTests {
    @Test func `numbers override dates that overlap`() throws {
        let events: [Told] = [.joined("2000").spell(1), .joined("2000").spell(2), .left("2000").spell(1)]
        #expect(try KnownEvents(telling: events).stay?.ladder.spells.count == 2)
        #expect(try KnownEvents(telling: events).stay(on: "2001") == "in-force")
    }

    /// Left open, a numbered spell without an end would overlap the next one. But the recorder has said that there were
    /// two, so that it had ended by then, nobody knows when (docs/MODEL.md, section 20).
    @Test func `a numbered spell without an end had ended when the next one began`() throws {
        let knowledge = try KnownEvents(telling: [.joined("1990-01-01").spell(1), .joined("2000-01-01").spell(2)])
        #expect(knowledge.stay(on: "1989") == "none")
        #expect(knowledge.stay(on: "1995") == "in-force? else ended")
        #expect(knowledge.stay(on: "2000-01-01") == "in-force")
    }

    @Test func `events linked as the same are one spell in spite of an ending between them`() throws {
        let told: [Told] = [.joined("1990"), .left("1995"), .joined("2000")]
        #expect(try KnownEvents(telling: told).stay?.ladder.spells.count == 2)
        let knowledge = try KnownEvents(telling: told + [.linked("same", "e0", "e2")])
        #expect(knowledge.stay?.ladder.conflicts.first?.disagreement.isHard == true)
        #expect(knowledge.stay?.ladder.findings.map(\.kind).contains(.endedBeforeItBegan) == false)
    }

    @Test func `events linked as distinct are two spells with no known ending between them`() throws {
        let told: [Told] = [.joined("1990"), .joined("2000")]
        #expect(try KnownEvents(telling: told).stay?.ladder.conflicts.count == 1)
        let knowledge = try KnownEvents(telling: told + [.linked("distinct", "e0", "e1")])
        #expect(knowledge.stay?.ladder.spells.count == 2)
        #expect(knowledge.stay?.ladder.conflicts.isEmpty == true)
    }

    @Test func `links are transitive, and their retraction unties`() throws {
        let told: [Told] = [
            .joined("1990"), .left("1992"), .joined("1994"), .left("1996"), .joined("1998"),
            .linked("same", "e0", "e2"), .linked("same", "e2", "e4"),
        ]
        #expect(try KnownEvents(telling: told).stay?.ladder.spells.first?.starts.count == 3)
        #expect(try KnownEvents(telling: told + [.retracted("e6")]).stay?.ladder.spells.first?.starts.count == 2)
    }

    @Test func `a claim tied to a numbered one has its number`() throws {
        let knowledge = try KnownEvents(telling: [
            .joined("2000").spell(1), .left("2000").spell(1), .joined("2000").spell(2), .left("2000"),
            .linked("same", "e2", "e3"),
        ])
        #expect(knowledge.stay?.ladder.spells.map { $0.ends.map(\.seq) } == [[1], [3]])
    }

    @Test func `links that support or conflict group nothing`() throws {
        let told: [Told] = [.joined("1990"), .left("1995"), .joined("2000")]
        #expect(try KnownEvents(telling: told + [.linked("supports", "e0", "e2")]).stay?.ladder.spells.count == 2)
    }
}
