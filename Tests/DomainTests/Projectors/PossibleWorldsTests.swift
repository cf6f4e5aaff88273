import Foundation
import Testing

@testable import Domain

@Suite struct PossibleWorldsTests {
    /// How many histories are tried: `CHANCERY_HISTORIES`, else a few.
    static let count = ProcessInfo.processInfo.environment["CHANCERY_HISTORIES"].flatMap(Int.init) ?? 300
    static let seed = ProcessInfo.processInfo.environment["CHANCERY_SEED"].flatMap(UInt64.init) ?? 20_240_216

    /// The folds commit to one reading of the events; of that reading they say what its worlds say, no more, no less.
    @Test func `random histories hold as they do in the possible worlds of one of their readings`() throws {
        for number in 0..<Self.count {
            let seed = Self.seed &+ UInt64(number)
            var random = SeededGenerator(seed: seed)
            let timeline = RandomHistory(using: &random)
            let spells = timeline.spells(in: try timeline.knowledge())
            let problem = Self.difference(of: spells, from: timeline.worlds)
            #expect(problem == nil, "seed \(seed), \(timeline)")
        }
    }

    static func answers(of spells: Spells, on calendar: ClosedRange<Int>) -> PossibleWorlds.Answers {
        let certainties = calendar.map { number in
            let day = RandomHistory.day(number)
            return spells.holds(on: DayRange(day, day))?.certainty ?? .no
        }
        return .init(certain: certainties.map { $0 == .certain }, possible: certainties.map { $0 > .no })
    }

    static func difference(of spells: Spells, from worlds: PossibleWorlds) -> String? {
        let told = answers(of: spells, on: worlds.calendar)
        let readings = worlds.readings
        let feasible = readings.compactMap { reading in worlds.answers(reading).map { (reading: reading, answers: $0) }
        }
        if feasible.isEmpty {
            return spells.findings.isEmpty ? "no world, and no finding" : nil
        }
        let same = feasible.filter { $0.answers == told }
        if same.isEmpty { return "in no reading" }
        let isConflicting = spells.conflicts.contains { $0.disagreement.isHard }
        return same.contains { worlds.isConflicting($0.reading) == isConflicting } ? nil : "conflict"
    }
}
