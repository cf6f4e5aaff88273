import Foundation
import Testing

@testable import Domain

@Suite struct PossibleWorldsTests {
    /// How many histories are tried: `CHANCERY_HISTORIES`, else a thousand.
    static let count = ProcessInfo.processInfo.environment["CHANCERY_HISTORIES"].flatMap(Int.init) ?? 1000
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

    @Test("So do histories with ends of parties, links, retracted sources and acts of outsiders")
    func widerHistories() throws {
        for number in 0..<Self.count {
            let seed = Self.seed &+ UInt64(number)
            var random = SeededGenerator(seed: seed)
            let history = RandomHistory(widerUsing: &random)
            let problem = Self.difference(of: history.spells(in: try history.knowledge()), from: history.worlds)
            #expect(problem == nil, "seed \(seed), \(history)")
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
        let feasible = worlds.feasibleReadings
        let same = feasible.filter { isTold($0.answers, by: told, of: worlds) }
        if !same.isEmpty {
            let isConflicting = spells.conflicts.contains { $0.disagreement.isHard }
            // Claims without ground conflict with nothing, and what contradicts others in other ways is found.
            let isRight =
                same.contains { worlds.isConflicting($0.reading) == isConflicting } || worlds.hasGroundless
                || !spells.findings.isEmpty
            return isRight ? nil : "conflict"
        }
        // Claims that contradict each other by themselves, as numbers that the dates belie, are found, and that is all.
        var alone = worlds.withoutPartyEnds
        alone.links = []
        if alone.feasibleReadings.isEmpty {
            return spells.findings.isEmpty && !worlds.hasGroundless ? "no world, and no finding" : nil
        }
        let weaker = withoutWhatContradicts(spells, worlds).flatMap(\.feasibleReadings)
        if weaker.contains(where: { isBorne(told, by: $0.answers) }) { return nil }
        if !weaker.isEmpty { return "surer than what is left" }
        if !feasible.isEmpty { return "in no reading" }
        return spells.findings.isEmpty && !worlds.hasGroundless ? "no world, and no finding" : nil
    }

    /// What nobody bears is told to be possible where nothing speaks against it, even where no world of all claims has it; and the one
    /// day on which a party ended bounds each of its spells apart. So there may be more that is possible, never more that is certain.
    private static func isTold(
        _ answers: PossibleWorlds.Answers, by told: PossibleWorlds.Answers, of worlds: PossibleWorlds
    ) -> Bool {
        guard worlds.hasGroundless || !worlds.partyEnds.isEmpty else { return answers == told }
        return answers.certain == told.certain && zip(answers.possible, told.possible).allSatisfy { !$0 || $1 }
    }

    private static func isBorne(_ told: PossibleWorlds.Answers, by answers: PossibleWorlds.Answers) -> Bool {
        zip(told.certain, answers.certain).allSatisfy { !$0 || $1 }
    }

    /// Where claims are found to contradict each other in the reading that the folds commit to: the worlds without one or the other,
    /// in which nothing is less sure. None where nothing does.
    private static func withoutWhatContradicts(_ spells: Spells, _ worlds: PossibleWorlds) -> [PossibleWorlds] {
        func named(_ kind: Finding.Kind) -> Set<Int> { Set(spells.findings.filter { $0.kind == kind }.flatMap(\.seqs)) }
        var weaker = [worlds]
        let linked = Set(worlds.links.flatMap(\.claims))
        let (behind, outside) = (named(.beganAfterItsParty), named(.affirmedOutsideEverySpell))
        for index in outside where worlds.claims.indices.contains(index) { weaker[0].claims[index].spell = nil }
        if !linked.isDisjoint(with: outside.union(named(.endedBeforeItBegan))) || worlds.hasGroundless {
            weaker[0].links = []
        }
        let late = named(.endedAfterItsParty)
        if !late.isEmpty { weaker += [weaker[0].without(claims: late), weaker[0].withoutPartyEnds] }
        if !behind.isEmpty {
            weaker = weaker.flatMap { [$0.without(claims: behind.union($0.seenAfterPartyEnds)), $0.withoutPartyEnds] }
        }
        if !worlds.partyEnds.isEmpty && weaker.allSatisfy(\.feasibleReadings.isEmpty) {
            weaker = weaker.map(\.withoutPartyEnds)
        }
        if worlds.hasGroundless && weaker.allSatisfy(\.feasibleReadings.isEmpty) {
            weaker = weaker.map(\.withoutGroundless)
        }
        if worlds.hasGroundless { weaker.append(worlds.withoutGroundless) }
        return weaker == [worlds] ? [] : weaker
    }
}
