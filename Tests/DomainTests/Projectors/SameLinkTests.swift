import CanonicalJSON
import Testing

@testable import Domain

/// `same` joins what it ties, and splits nothing.
@Suite struct SameLinkTests {
    private static func same(_ events: String...) -> Told {
        Told("facts.linked", ["relation": "same", "events": .array(events.map(JSON.string))])
    }

    private func membership(_ told: [Told]) throws -> MembershipTimeline {
        try #require(KnownEvents(telling: told).membership(of: PartyID("a"), in: PartyID("o")))
    }

    private func answers(_ told: [Told]) throws -> [String] {
        let membership = try membership(told)
        return ["1985", "1991", "1993-03-01", "1996", "2001-02-03", "2005", "2019-06-03", "2020"].map { day in
            let answer = membership.answer(on: DayRange(day))
            return "\(answer.short) \(answer.map { "\($0.since) \($0.until)" } ?? "")"
        } + ["\(membership.ladder.findings)", "\(membership.ladder.conflicts.count)"]
    }

    private static let histories: [[Told]] = [
        [.joined("2000"), .left("2019-05-07"), .left("2019-05-07"), .left("2019-06")],
        [.joined("1990"), .joined("1990-03"), .left("1993"), .joined("2001"), .left("2001-02"), .left("2004")],
        [.left("1993"), .left("1993-05"), .joined("2001"), .joined("2001-02")],
        [.joined("1990"), .left("1993"), .joined("1995"), .left("1999"), .joined("2003"), .joined("2003-05")],
    ]

    @Test("A link between events that are of one spell anyway changes nothing", arguments: histories.indices)
    func agreeing(index: Int) throws {
        let told = Self.histories[index]
        let groups = try membership(told).ladder.levels[0].spells.spells.map { spell in
            Set((spell.starts + spell.ends).map { "e\($0.seq)" })
        }
        let before = try answers(told)
        var tried = 0
        for group in groups {
            for one in group {
                for other in group where one < other {
                    #expect(try answers(told + [Self.same(one, other)]) == before, "\(one) \(other)")
                    tried += 1
                }
            }
        }
        #expect(tried > 0)
    }

    @Test("Two spells that are tied are one, with the ending between them")
    func joins() throws {
        let told: [Told] = [.joined("1990-01-01"), .left("1995-01-01"), .joined("1999-01-01"), .left("2005-01-01")]
        #expect(try membership(told).ladder.levels[0].spells.spells.count == 2)
        for (one, other) in [("e0", "e2"), ("e0", "e3"), ("e1", "e2"), ("e1", "e3")] {
            let tied = try membership(told + [Self.same(one, other)]).ladder.levels[0].spells.spells
            #expect(tied.count == 1 && tied[0].starts.count == 2 && tied[0].ends.count == 2, "\(one) \(other)")
        }
    }

    @Test("What stands between the tied is of their spell, and what does not stays apart")
    func between() throws {
        let told: [Told] = [
            .joined("1980-01-01"), .left("1985-01-01"), .joined("1990-01-01"), .left("1995-01-01"),
            .joined("1999-01-01"),
            .left("2005-01-01"), .joined("2010-01-01"),
        ]
        let spells = try membership(told + [Self.same("e0", "e4")]).ladder.levels[0].spells.spells
        #expect(spells.map { $0.starts.count } == [3, 1])
        #expect(spells[1].since == DayRange("2010-01-01"))
    }

    @Test("A preference decides as before when what it passed over is tied to what it chose")
    func preference() throws {
        let told: [Told] = [
            .joined("2000-01-01"), .left("2019-05-07"), .left("2019-05-07"), .left("2019-06"),
            Told("claim.preferred", ["prefer": "e1", "among": ["e1", "e3"], "rule": "r"]),
        ]
        let before = try membership(told).answer(on: DayRange("2019-05-10"))
        #expect(before.short == "ended" && before?.until == DayRange("2019-05-07"))
        let after = try membership(told + [Self.same("e1", "e2")]).answer(on: DayRange("2019-05-10"))
        #expect(after.short == "ended" && after?.until == DayRange("2019-05-07"))
    }

    @Test("Two days on which it was seen are tied to one stay, which the leaving between them did not end")
    func seenTwice() throws {
        let told: [Told] = [.seen("2000-05"), .left("[2000-05-20..2000-06-10]"), .seen("2000-07-01")]
        #expect(try membership(told).answer(on: DayRange("2000-06-15")).short == "in-force? else ended")
        let tied = try membership(told + [Self.same("e0", "e2")])
        #expect(tied.answer(on: DayRange("2000-06-15")).short == "in-force")
    }

    @Test("A start that is told apart from one of two accounts leaves the other in place")
    func toldApart() throws {
        let told: [Told] = [
            .joined("2000-01-01"), .joined("2001-01-01"), .joined("2004-01-01"),
            Told("facts.linked", ["relation": "distinct", "events": ["e0", "e2"]]),
        ]
        let membership = try membership(told)
        #expect(membership.ladder.conflicts.count == 1)
        #expect(membership.answer(on: DayRange("2000-06-01")).short == "in-force? else ended")
        #expect(membership.answer(on: DayRange("2004-01-01")).short == "in-force")
    }
}
