import EDTF

/// One unbroken time in which something held: joined and left, signed and ended.
public struct Spell: Sendable {
    /// The days on one of which it began.
    public internal(set) var since: DayRange
    /// The days on one of which it no longer held; `DayRange.open` while no ending is known.
    public internal(set) var until: DayRange

    public internal(set) var starts: [Claim]
    public internal(set) var ends: [Claim]
    public internal(set) var affirmations: [Claim] = []
    /// What made the latest start and the earliest end what they are: the cause of every "possibly".
    var latestStartBecause: [Because] = []
    var earliestEndBecause: [Because] = []
    /// The preferences that were applied, by position.
    var preferences: [Int] = []

    /// How surely it holds on each day of a range: certainly if it does on all of them.
    public func holds(on days: DayRange) -> Certainty {
        if since.hi <= days.lo && days.hi < until.lo { return .certain }
        return since.lo <= days.hi && days.lo < until.hi ? .possible : .no
    }

    /// It ended for certain before the range began, or on its first day.
    func hasEnded(by days: DayRange) -> Bool { until.hi <= days.lo }
    func mayHaveEnded(by days: DayRange) -> Bool { until.lo <= days.hi }

    /// Why it holds as surely as it does on these days.
    public func because(on days: DayRange) -> [Because] {
        var reasons: [Because] = []
        let isCertain = holds(on: days) == .certain
        if since.lo == .distantPast && affirmations.isEmpty, let first = ends.first ?? starts.first {
            reasons.append(Because(first.seq, .startUnknown))
        }
        if isCertain || days.lo < since.hi { reasons += latestStartBecause }
        if !isCertain && days.hi >= until.lo { reasons += earliestEndBecause }
        return reasons.isEmpty ? latestStartBecause : reasons.uniqued()
    }

    /// Every event that had a part in the spell, by position, in order.
    public var seqs: [Int] {
        let claims = (starts + ends + affirmations).map(\.seq)
        let reasons = (latestStartBecause + earliestEndBecause).map(\.seq)
        return (claims + reasons + preferences).sorted().uniqued()
    }
}

/// What is odd about the events of a subject: no error, but a thing that a keeper or reviewer should see.
public struct Finding: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case endedBeforeItBegan = "ended-before-it-began"
        case affirmedOutsideEverySpell = "affirmed-outside-every-spell"
        case endedAfterItsParty = "ended-after-its-party"
    }

    public let kind: Kind
    public let seqs: [Int]
}

extension Array where Element: Hashable {
    /// The elements without repetitions, in the order of their first occurrence.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
