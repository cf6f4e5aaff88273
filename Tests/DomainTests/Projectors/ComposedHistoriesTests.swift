import ExtendedDateTime
import Testing

@testable import Domain

/// What is put together of several times says what the possible worlds of all of them say.
@Suite struct ComposedHistoriesTests {
    static let days = RandomHistory.calendar

    private func each<History>(
        _ make: (inout SeededGenerator) -> History, _ check: (History) throws -> String?
    ) throws {
        for number in 0..<PossibleWorldsTests.count {
            let seed = PossibleWorldsTests.seed &+ UInt64(number)
            var random = SeededGenerator(seed: seed)
            let history = make(&random)
            let problem = try check(history)
            #expect(problem == nil, "seed \(seed), \(history)")
        }
    }

    @Test("A treaty stands while it does for one of its parties, in the worlds of both")
    func treaties() throws {
        try each(RandomTreaty.init(using:)) { history in
            let treaty = try #require(try KnownEvents(telling: history.told).treaty)
            let spells = try #require(treaty.whole.levels.last).spells
            let told = PossibleWorldsTests.answers(of: spells, on: Self.days)
            let parts = history.worlds.map(\.feasibleReadings)
            // Where the claims about a party contradict each other, that is found.
            if parts.contains(where: \.isEmpty) { return spells.findings.isEmpty ? "no world, and no finding" : nil }
            if spells.findings.contains(where: { $0.kind == .beganAfterItsParty }) { return nil }
            let agrees = parts[0].contains { one in
                parts[1].contains { other in
                    told.certain == zip(one.answers.certain, other.answers.certain).map { $0 || $1 }
                        && told.possible == zip(one.answers.possible, other.answers.possible).map { $0 || $1 }
                }
            }
            return agrees ? nil : "in no pair of readings"
        }
    }

    @Test("What is suspended is so while it is in force, and until that ends")
    func suspensions() throws {
        try each(RandomSuspension.init(using:)) { history in
            let treaty = try #require(try KnownEvents(telling: history.told).treaty)
            let told = Self.days.map { number -> StatusAnswer? in
                let day = RandomHistory.day(number)
                return treaty.answer(on: DayRange(day, day))
            }
            let force = PossibleWorlds(claims: history.inForce, calendar: Self.days)
            let suspension = PossibleWorlds(claims: history.suspended, calendar: Self.days)
            var isFeasible = false
            for reading in force.feasibleReadings.map(\.reading) {
                for other in suspension.feasibleReadings.map(\.reading) {
                    let possible = Self.statuses(force, reading, suspension, other)
                    isFeasible = true
                    if zip(told, possible).allSatisfy(Self.agree) { return nil }
                }
            }
            if !isFeasible { return treaty.findings.isEmpty ? "no world, and no finding" : nil }
            return "in no pair of readings: \(told.map(\.short))"
        }
    }

    /// The statuses that are possible on each day.
    private static func statuses(
        _ force: PossibleWorlds, _ reading: PossibleWorlds.Reading, _ suspension: PossibleWorlds,
        _ other: PossibleWorlds.Reading
    ) -> [Set<String>] {
        var possible = [Set<String>](repeating: [], count: days.count)
        force.visitWorlds(of: reading) { inForce in
            suspension.visitWorlds(of: other) { suspended in
                // A suspension ends with what it suspends; a resumption alone tells of none.
                let isKnown = other.map { spell in spell.contains { suspension.claims[$0].kind == .start } }
                let suspended = zip(suspended, isKnown).filter(\.1).map { spell, _ in
                    let end = inForce.map(\.upperBound).filter { $0 >= spell.lowerBound }.min() ?? spell.upperBound
                    return spell.lowerBound...min(end, spell.upperBound)
                }
                for (index, day) in days.enumerated() {
                    let holds = { (spell: ClosedRange<Int>) in spell.lowerBound <= day && day < spell.upperBound }
                    let status = suspended.contains(where: holds) ? Status.suspended : Status.inForce
                    possible[index].insert(inForce.contains(where: holds) ? status : Status.none)
                }
            }
        }
        return possible
    }

    private static func agree(_ told: StatusAnswer?, _ possible: Set<String>) -> Bool {
        guard let told, told.status != Status.ended else { return possible == [Status.none] }
        guard told.certainty == .possible else { return possible == [told.status] }
        let otherwise = told.otherwise.map { $0 == Status.ended ? Status.none : $0 } ?? ""
        return possible.count > 1 && possible.isSuperset(of: [told.status, otherwise]) && told.status != otherwise
    }

    @Test("What a change on a vague day may have made of a membership is told, and nothing else")
    func standings() throws {
        try each(RandomStandings.init(using:)) { history in
            let stay = try #require(try KnownEvents(telling: history.told).stay)
            for number in Self.days {
                let day = DayRange(RandomHistory.day(number), RandomHistory.day(number))
                let possible = history.values(on: number)
                let told = stay.standing(on: day)
                let hasCome = told.certain != nil || told.possible.contains { $0.from.hi <= day.lo }
                let values = Set(
                    (hasCome ? [] : [nil]) + ([told.certain].compactMap(\.self) + told.possible).map(\.value))
                if values != possible { return "on \(number) \(values), not \(possible)" }
                let answer = try #require(stay.answer(on: day))
                let isSuspended = possible.map { $0 == .suspended }
                let isSure = Set(isSuspended).count == 1
                if (answer.certainty == .certain) != isSure { return "on \(number) \(answer.short)" }
                if isSure && (answer.status == Status.suspended) != isSuspended[0] {
                    return "on \(number) \(answer.short)"
                }
            }
            return nil
        }
    }
}
