import EDTF

/// How something stands on a day: the answer, how sure it is, and why.
public struct Standing: Sendable {
    public var status: String
    public var certainty: Certainty
    /// What holds if the possible does not.
    public var otherwise: String?
    public var since: DayRange
    public var until: DayRange
    public var because: [Because]
    /// The events that decide this answer, by position.
    public var seqs: [Int]
    /// The events by which it was seen to be so.
    public var evidence: [Int] = []
    /// The endings that count, where it has ended or may have.
    public var endings: [Int] = []

    init(status: String, certainty: Certainty, spell: Spell, on days: DayRange) {
        self.status = status
        self.certainty = certainty
        since = spell.since
        until = spell.until
        because = spell.because(on: days)
        seqs = spell.seqs
        evidence = spell.affirmations.map(\.seq)
        endings = spell.ends.map(\.seq)
    }

    /// Something that is listed with its days, without a rule that decides it.
    public static func contact(
        _ status: String, certainty: Certainty, since: DayRange, until: DayRange, seqs: [Int]
    ) -> Standing {
        Standing(status: status, certainty: certainty, since: since, until: until, because: [], seqs: seqs)
    }

    init(status: String, certainty: Certainty, since: DayRange, until: DayRange, because: [Because], seqs: [Int]) {
        self.status = status
        self.certainty = certainty
        self.since = since
        self.until = until
        self.because = because
        self.seqs = seqs
    }
}

/// Statuses that one thing climbs through, each with its own times; none presupposes another.
public struct Ladder: Sendable {
    public struct Rung: Sendable {
        public let status: String
        public var spells: Spells
    }

    /// Lowest first.
    public internal(set) var rungs: [Rung]
    /// Stands in for the highest rung while it holds.
    public internal(set) var suspended: Spells?

    /// The highest rung that holds at least possibly; if only possibly, what holds otherwise; ended, if one did before.
    public func standing(on days: DayRange) -> Standing? {
        for (index, rung) in rungs.enumerated().reversed() {
            guard let (certainty, spell) = rung.spells.holds(on: days) else { continue }
            var standing = Standing(status: rung.status, certainty: certainty, spell: spell, on: days)
            if certainty == .possible { standing.otherwise = fallback(below: index, on: days) }
            return index == rungs.count - 1 ? overlaid(standing, on: days) : standing
        }
        guard let spell = rungs.reversed().compactMap({ $0.spells.lastEnded(by: days) }).first else { return nil }
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

    /// Suspended replaces the highest rung while it holds.
    private func overlaid(_ standing: Standing, on days: DayRange) -> Standing {
        guard let suspended, let (certainty, spell) = suspended.holds(on: days) else { return standing }
        var overlay = Standing(
            status: Status.suspended, certainty: min(certainty, standing.certainty), spell: spell, on: days)
        if overlay.certainty == .possible {
            overlay.otherwise = certainty == .certain ? standing.otherwise : standing.status
        }
        overlay.seqs = (standing.seqs + overlay.seqs).sorted().uniqued()
        return overlay
    }

    public var spells: [Spell] { rungs.flatMap(\.spells.spells) + (suspended?.spells ?? []) }
    public var findings: [Finding] { (rungs.flatMap(\.spells.findings) + (suspended?.findings ?? [])).uniqued() }
    public var conflicts: [Conflict] { rungs.flatMap(\.spells.conflicts) + (suspended?.conflicts ?? []) }
}

/// The words for how things stand, as reports write them.
public enum Status {
    public static let none = "none"
    public static let ended = "ended"
    public static let proposed = "proposed"
    public static let signed = "signed"
    public static let consented = "consented"
    public static let provisionallyApplied = "provisionally-applied"
    public static let inForce = "in-force"
    public static let suspended = "suspended"
    public static let appointed = "appointed"
    public static let planned = "planned"
    public static let overdue = "overdue"
    public static let held = "held"
    public static let cancelled = "cancelled"
    public static let postponed = "postponed"
    public static let unknown = "unknown"
    public static let open = "open"
    public static let answered = "answered"
    public static let declined = "declined"
}
