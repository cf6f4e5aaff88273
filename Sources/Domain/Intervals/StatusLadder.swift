import ExtendedDateTime

/// Statuses that one thing climbs through, each with its own times; none presupposes another.
public struct StatusLadder: Sendable {
    public struct StatusLevel: Sendable {
        public let status: String
        public let spells: Spells
    }

    /// Lowest first.
    public let levels: [StatusLevel]
    /// Stands in for the highest level while it holds.
    public let suspended: Spells
    /// The last days up to which the highest level is certain.
    let terms: [Term]
    /// Events that could not be applied.
    let doubts: [Int]

    init(levels: [StatusLevel], suspended: Spells = Spells(), terms: [Term] = [], doubts: [Int] = []) {
        self.levels = levels
        self.suspended = suspended
        self.terms = terms
        self.doubts = doubts
    }

    /// The highest level that holds at least possibly; if only possibly, what holds otherwise; ended, if one did before.
    public func answer(on days: DayRange) -> StatusAnswer? {
        (highest(on: days) ?? ended(by: days))?.doubted(because: doubts)
    }

    private func highest(on days: DayRange) -> StatusAnswer? {
        for (index, level) in levels.enumerated().reversed() {
            let isTop = index == levels.count - 1
            guard let (certainty, spell) = level.spells.holds(on: days) else {
                if isTop && level.spells.spells.isEmpty, let only = suspension(on: days) { return only }
                continue
            }
            var answer = StatusAnswer(status: level.status, certainty: certainty, spell: spell, on: days)
            if certainty == .possible { answer.otherwise = fallback(below: index, on: days) }
            return isTop ? overlaid(expired(answer, on: days), on: days) : answer
        }
        return nil
    }

    private func ended(by days: DayRange) -> StatusAnswer? {
        let all = [(Status.suspended, suspended)] + levels.map { ($0.status, $0.spells) }
        for (status, spells) in all.reversed() {
            guard let spell = spells.lastEnded(by: days) else { continue }
            var answer = StatusAnswer(status: Status.ended, certainty: .certain, spell: spell, on: days)
            answer.because = spell.earliestEndBecause
            if spells.isBelied { (answer.certainty, answer.otherwise) = (.possible, status) }
            return answer
        }
        return nil
    }

    private func fallback(below index: Int, on days: DayRange) -> String {
        for level in levels[..<index].reversed() where level.spells.holds(on: days)?.certainty == .certain {
            return level.status
        }
        return levels.contains { $0.spells.mayHaveEnded(by: days) } ? Status.ended : Status.none
    }

    /// After the term, without renewal, it holds possibly, not certainly.
    private func expired(_ answer: StatusAnswer, on days: DayRange) -> StatusAnswer {
        let expired = Term.standing(terms, on: days).filter { term in term.until.map { days.hi > $0.lo } ?? false }
        return expired.isEmpty ? answer : answer.weakened(by: expired.map(\.seq), .termExpired, otherwise: Status.ended)
    }

    private func suspension(on days: DayRange) -> StatusAnswer? {
        guard let (certainty, spell) = suspended.holds(on: days) else { return nil }
        var answer = StatusAnswer(status: Status.suspended, certainty: certainty, spell: spell, on: days)
        if certainty == .possible { answer.otherwise = fallback(below: levels.count, on: days) }
        return answer
    }

    /// Suspended replaces the highest level while it holds.
    private func overlaid(_ answer: StatusAnswer, on days: DayRange) -> StatusAnswer {
        guard var overlay = suspension(on: days) else { return answer }
        if overlay.certainty == .possible && answer.certainty == .certain { overlay.otherwise = answer.status }
        if answer.certainty == .possible {
            overlay.certainty = .possible
            overlay.otherwise = answer.otherwise
            overlay.because = (overlay.because + answer.because).uniqued()
        }
        overlay.seqs = (answer.seqs + overlay.seqs).sortedUniqued()
        return overlay
    }

    /// The times of several on the same levels, side by side.
    static func united(_ ladders: [StatusLadder]) -> StatusLadder {
        guard let first = ladders.first else { return StatusLadder(levels: []) }
        let levels = first.levels.indices.map { index in
            StatusLevel(status: first.levels[index].status, spells: .united(ladders.map { $0.levels[index].spells }))
        }
        // Suspended is what is so for all of them that are bound.
        let bound = ladders.filter { !($0.levels.last?.spells.spells.isEmpty ?? true) }
        let isSuspended = bound.allSatisfy { !$0.suspended.spells.isEmpty }
        return StatusLadder(
            levels: levels, suspended: isSuspended ? .united(bound.map(\.suspended)) : Spells(), terms: first.terms,
            doubts: first.doubts)
    }

    private var all: [Spells] { levels.map(\.spells) + [suspended] }
    public var spells: [Spell] { all.flatMap(\.spells) }
    public var findings: [Finding] { all.flatMap(\.findings).uniqued() }
    public var conflicts: [Conflict] { all.flatMap(\.conflicts).uniqued() }
}
