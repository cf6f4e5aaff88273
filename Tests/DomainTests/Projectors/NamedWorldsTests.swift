import ExtendedDateTime
import Testing

@testable import Domain

/// Where the first draft of the algorithm and its possible worlds part, the folds go with the worlds (docs/MODEL.md,
/// section 20); where the events can be read in several ways, the order of their bounds chooses one. Each case by its name.
@Suite struct NamedWorldsTests {
    private typealias Claim = PossibleWorlds.Claim

    /// What the folds answer on the days of January 2000 from the 11th, in letters: Certain, possible, no.
    private func told(_ events: [Told]) throws -> String {
        let spells = try #require(try KnownEvents(telling: events).stay).ladder.levels[0].spells
        return letters(PossibleWorldsTests.answers(of: spells, on: RandomHistory.calendar))
    }

    private func worlds(_ claims: [Claim], _ reading: PossibleWorlds.Reading) -> String {
        let worlds = PossibleWorlds(claims: claims, calendar: RandomHistory.calendar)
        return worlds.answers(reading).map(letters) ?? "no world"
    }

    private func letters(_ answers: PossibleWorlds.Answers) -> String {
        zip(answers.certain, answers.possible).map { $0 ? "C" : $1 ? "p" : "." }.joined()
    }

    /// `order` looks at neighbours once, before `close` narrows them: the end of the first spell would stay possible up
    /// to day 7, though the second had ended on day 5 at the latest.
    @Test func `bounds are carried on along all spells`() throws {
        let claims = [
            Claim(kind: .start, days: 0...0), Claim(kind: .end, days: 2...8), Claim(kind: .start, days: 3...9),
            Claim(kind: .end, days: 4...5),
        ]
        let events: [Told] = [
            .joined("2000-01-11"), .left("[2000-01-13..2000-01-19]"), .joined("[2000-01-14..2000-01-20]"),
            .left("[2000-01-15..2000-01-16]"),
        ]
        #expect(worlds(claims, [[0, 1], [2, 3]]) == "CCppp.....")
        #expect(try told(events) == "CCppp.....")
    }

    /// `E.lo = min(a.lo + 1, E.hi)` forgets that the day on which it was seen lies after its start.
    @Test func `what was seen after it began lasted a day at least`() throws {
        let claims = [
            Claim(kind: .start, days: 5...5), Claim(kind: .end, days: 5...9), Claim(kind: .seen, days: 2...8),
        ]
        let events: [Told] = [
            .joined("2000-01-16"), .left("[2000-01-16..2000-01-20]"), .seen("[2000-01-13..2000-01-19]"),
        ]
        #expect(worlds(claims, [[0, 1, 2]]) == ".....Cppp.")
        #expect(try told(events) == ".....Cppp.")
    }

    /// `F.lo <= a.hi and a.lo < E.hi` would let it belong to a spell that had no day.
    @Test func `what was seen cannot have been seen in a spell of no days`() throws {
        let claims = [
            Claim(kind: .start, days: 5...5), Claim(kind: .end, days: 5...5), Claim(kind: .seen, days: 4...6),
        ]
        let events: [Told] = [.joined("2000-01-16"), .left("2000-01-16"), .seen("[2000-01-15..2000-01-17]")]
        #expect(worlds(claims, [[0, 1, 2]]) == "no world")
        #expect(worlds(claims, [[0, 1], [2]]) == ".....pCCCC")
        #expect(try told(events) == ".....pCCCC")
        #expect(try KnownEvents(telling: events).stay?.ladder.findings.map(\.kind) == [.affirmedOutsideEverySpell])
    }

    /// Joined, left and joined again on day 6 is a world; so is one joining of which two sources disagree. The
    /// ending does not come before the second start, bound by bound, so that it does not lie between them.
    @Test func `an ending that only may lie between two starts does not part them`() throws {
        let claims = [
            Claim(kind: .start, days: 0...1), Claim(kind: .start, days: 5...6), Claim(kind: .end, days: 6...9),
        ]
        let events: [Told] = [
            .joined("[2000-01-11..2000-01-12]"), .joined("[2000-01-16..2000-01-17]"),
            .left("[2000-01-17..2000-01-20]"),
        ]
        #expect(worlds(claims, [[0, 2], [1]]) == "pCCCCCCCCC")
        #expect(worlds(claims, [[0, 1, 2]]) == "ppppppppp.")
        #expect(try told(events) == "ppppppppp.")
        #expect(try KnownEvents(telling: events).stay?.ladder.conflicts.first?.disagreement.isHard == true)
    }

    /// The first draft broke ties by the order of recording. But that order says when a keeper learned of it, not what came
    /// first: an ending recorded before a start on the same day ends the spell before it, if there was one.
    @Test func `the order of recording decides nothing about a day`() throws {
        let events: [Told] = [.joined("2000-01-11"), .left("2000-01-16"), .joined("2000-01-16")]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
            #expect(try told(order.map { events[$0] }) == "CCCCCCCCCC")
        }
        #expect(try told([.left("2000-01-16"), .joined("2000-01-16")]) == "..........")
    }
}

/// On exact days, no two alike, there is but one way to read starts and ends: as they come.
@Suite struct ExactDayTests {
    @Test func `exact days are read in their order, and runs of one kind are conflicts`() throws {
        for number in 0..<UInt64(PossibleWorldsTests.count) {
            let seed = PossibleWorldsTests.seed &+ number
            var random = SeededGenerator(seed: seed)
            let days = Array(RandomHistory.calendar).shuffled(using: &random).prefix(5).sorted()
            let kinds = days.map { _ in Bool.random(using: &random) }
            let events = zip(days, kinds).map { day, isStart in
                isStart ? Told.joined("\(RandomHistory.day(day))") : Told.left("\(RandomHistory.day(day))")
            }
            let spells = try KnownEvents(telling: events.shuffled(using: &random)).stay?.ladder.spells ?? []
            let told = spells.map { [$0.starts.map(\.range.lo), $0.ends.map(\.range.lo)] }
            #expect(told == Self.runs(days, kinds), "seed \(seed)")
        }
    }

    /// The days of each spell's starts and ends: a start after an ending begins another one.
    private static func runs(_ days: [Int], _ kinds: [Bool]) -> [[[Day]]] {
        var runs: [[[Day]]] = []
        var hasEnded = true
        for (day, isStart) in zip(days, kinds) {
            if runs.isEmpty || (isStart && hasEnded) { runs.append([[], []]) }
            runs[runs.count - 1][isStart ? 0 : 1].append(RandomHistory.day(day))
            hasEnded = !isStart
        }
        return runs
    }
}
