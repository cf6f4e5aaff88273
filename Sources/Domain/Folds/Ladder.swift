import EDTF

/// Statuses that one thing climbs through, each with its own times; none presupposes another.
public struct Ladder: Sendable {
    public struct Rung: Sendable {
        public let status: String
        public let spells: Spells
    }

    /// Lowest first.
    public let rungs: [Rung]
    /// Stands in for the highest rung while it holds.
    public let suspended: Spells
    /// The last days up to which the highest rung is certain.
    let terms: [Term]
    /// Events that could not be applied.
    let doubts: [Int]

    init(rungs: [Rung], suspended: Spells = Spells(), terms: [Term] = [], doubts: [Int] = []) {
        self.rungs = rungs
        self.suspended = suspended
        self.terms = terms
        self.doubts = doubts
    }

    /// The highest rung that holds at least possibly; if only possibly, what holds otherwise; ended, if one did before.
    public func standing(on days: DayRange) -> Standing? {
        (highest(on: days) ?? ended(by: days))?.doubted(because: doubts)
    }

    private func highest(on days: DayRange) -> Standing? {
        for (index, rung) in rungs.enumerated().reversed() {
            let isTop = index == rungs.count - 1
            guard let (certainty, spell) = rung.spells.holds(on: days) else {
                if isTop && rung.spells.spells.isEmpty, let only = suspension(on: days) { return only }
                continue
            }
            var standing = Standing(status: rung.status, certainty: certainty, spell: spell, on: days)
            if certainty == .possible { standing.otherwise = fallback(below: index, on: days) }
            return isTop ? overlaid(expired(standing, on: days), on: days) : standing
        }
        return nil
    }

    private func ended(by days: DayRange) -> Standing? {
        let spells = [suspended] + rungs.map(\.spells)
        guard let spell = spells.reversed().lazy.compactMap({ $0.lastEnded(by: days) }).first else { return nil }
        var standing = Standing(status: Status.ended, certainty: .certain, spell: spell, on: days)
        standing.because = spell.earliestEndBecause
        return standing
    }

    private func fallback(below index: Int, on days: DayRange) -> String {
        for rung in rungs[..<index].reversed() where rung.spells.holds(on: days)?.certainty == .certain {
            return rung.status
        }
        return rungs.contains { $0.spells.mayHaveEnded(by: days) } ? Status.ended : Status.none
    }

    /// After the term, without renewal, it holds possibly, not certainly.
    private func expired(_ standing: Standing, on days: DayRange) -> Standing {
        guard let term = terms.last(where: { $0.from.hi <= days.lo }), let until = term.until, days.hi > until.lo
        else { return standing }
        return standing.weakened(by: [term.seq], .termExpired, otherwise: Status.ended)
    }

    private func suspension(on days: DayRange) -> Standing? {
        guard let (certainty, spell) = suspended.holds(on: days) else { return nil }
        var standing = Standing(status: Status.suspended, certainty: certainty, spell: spell, on: days)
        if certainty == .possible { standing.otherwise = fallback(below: rungs.count, on: days) }
        return standing
    }

    /// Suspended replaces the highest rung while it holds.
    private func overlaid(_ standing: Standing, on days: DayRange) -> Standing {
        guard var overlay = suspension(on: days) else { return standing }
        if overlay.certainty == .possible && standing.certainty == .certain { overlay.otherwise = standing.status }
        if standing.certainty == .possible {
            overlay.certainty = .possible
            overlay.otherwise = standing.otherwise
            overlay.because = (overlay.because + standing.because).uniqued()
        }
        overlay.seqs = (standing.seqs + overlay.seqs).sortedUniqued()
        return overlay
    }

    private var all: [Spells] { rungs.map(\.spells) + [suspended] }
    public var spells: [Spell] { all.flatMap(\.spells) }
    public var findings: [Finding] { all.flatMap(\.findings).uniqued() }
    public var conflicts: [Conflict] { all.flatMap(\.conflicts).uniqued() }
}
