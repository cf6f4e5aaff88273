import ExtendedDateTime
import Testing

@testable import Domain

/// Finding the spell in which something was seen to hold, among many.
@Suite struct SpellSearchTests {
    private static func day(_ number: Int) -> Day { Day(number) }

    private func spells(_ random: inout SeededGenerator, inOrder: Bool) -> Spells {
        var spells = Spells()
        var (lo, hi) = (0, 0)
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let start = inOrder ? lo + Int.random(in: 0...4, using: &random) : Int.random(in: 0...30, using: &random)
            let end = inOrder ? hi + Int.random(in: 0...4, using: &random) : Int.random(in: 0...30, using: &random)
            (lo, hi) = (start, end)
            spells.spells.append(
                Spell(
                    since: DayRange(Self.day(start), Self.day(start + 2)),
                    until: DayRange(Self.day(min(start, end)), Self.day(end))))
        }
        spells.isOrdered = true
        if !spells.spells.isEmpty { spells.checkOrder(of: 0...spells.spells.count - 1) }
        return spells
    }

    @Test("What is found is what a look at every spell finds", arguments: [true, false])
    func isTheLastThatMayHold(inOrder: Bool) {
        var random = SeededGenerator(seed: inOrder ? 1 : 2)
        for _ in 0..<20_000 {
            let spells = spells(&random, inOrder: inOrder)
            if inOrder { #expect(spells.isOrdered) }
            let first = Int.random(in: -2...34, using: &random)
            let days = DayRange(Self.day(first), Self.day(first + Int.random(in: 0...5, using: &random)))
            #expect(spells.lastSpell(thatMayHoldOn: days) == spells.spells.lastIndex { $0.mayHold(on: days) })
            let next = spells.spells.firstIndex { $0.since.lo > days.hi } ?? spells.spells.count
            #expect(spells.firstSpell(thatBeginsAfter: days.hi) == next)
        }
    }
}
