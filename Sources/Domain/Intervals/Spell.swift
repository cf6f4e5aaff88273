import ExtendedDateTime

/// One unbroken time in which something held: joined and left, signed and ended.
public struct Spell: Sendable {
    /// The days on one of which it began.
    public internal(set) var since: DayRange
    /// The days on one of which it no longer held; `DayRange.open` while no ending is known.
    public internal(set) var until: DayRange

    public internal(set) var starts: [Claim] = []
    public internal(set) var ends: [Claim] = []
    public internal(set) var affirmations: [Claim] = []
    /// What made the latest start and the earliest end what they are: the cause of every "possibly".
    var latestStartBecause: [Because] = []
    var earliestEndBecause: [Because] = []
    /// Claims that do not count, with the rule that says so.
    var setAside: [Because] = []
    /// The preferences that were applied, by position.
    var preferences: [Int] = []
    /// Why it can hardly have held at all: whoever it is of had ended before it began.
    var contradiction: Because?
    /// Nothing tells that it began: only if it was seen, it is one.
    var isElsewhere = false

    init(since: DayRange, until: DayRange) {
        self.since = since
        self.until = until
    }

    /// How surely it holds on each day of a range: certainly if it does on all of them.
    public func holds(on days: DayRange) -> Certainty {
        if since.hi <= days.lo && until.isEnd(after: days.hi) { return contradiction == nil ? .certain : .possible }
        return since.lo <= days.hi && days.lo < until.hi ? .possible : .no
    }

    /// It ended for certain before the range began, or on its first day.
    func hasEnded(by days: DayRange) -> Bool { until.hi <= days.lo }
    func mayHaveEnded(by days: DayRange) -> Bool { !until.isEnd(after: days.hi) }

    /// Why it holds as surely as it does on these days.
    public func because(on days: DayRange) -> [Because] {
        var reasons: [Because] = []
        let isCertain = holds(on: days) == .certain
        if since.lo == .distantPast && affirmations.isEmpty, let first = ends.first ?? starts.first {
            reasons.append(Because(first.seq, .startUnknown))
        }
        if isCertain || days.lo < since.hi { reasons += latestStartBecause }
        if !isCertain && mayHaveEnded(by: days) { reasons += earliestEndBecause }
        if let contradiction { reasons += latestStartBecause + [contradiction] }
        return reasons.isEmpty ? latestStartBecause : reasons.uniqued()
    }

    /// The rule that was applied to each claim.
    var applied: [Because] {
        let claims = starts + ends + affirmations
        let ignored = Dictionary(setAside.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })
        return claims.map { ignored[$0.seq] ?? $0.because } + preferences.map { Because($0, .preferred) }
    }

    /// Every event that had a part in the spell, by position, in order.
    public var seqs: [Int] {
        let claims = (starts + ends + affirmations).map(\.seq)
        let reasons = (latestStartBecause + earliestEndBecause + [contradiction].compactMap(\.self)).map(\.seq)
        return (claims + reasons + preferences).sortedUniqued()
    }
}

extension Spell {
    /// It was seen to hold, so that there is a day between its start and its end.
    private var isSeen: Bool { !affirmations.isEmpty }

    /// Whether it can have held on one of the days.
    func mayHold(on days: DayRange) -> Bool {
        since.lo <= days.hi && days.lo < until.hi && since.lo < until.hi
    }

    /// Whether it began, or was seen, after a day for certain; what was seen on the very day had not ended on it.
    func isBehind(_ day: Day) -> Bool { since.lo > day || affirmations.contains { $0.range.lo >= day } }

    /// Whether a start and an end can be chosen, one not after the other.
    var isCoherent: Bool { since.lo <= (isSeen ? until.hi.previous : until.hi) }

    /// It does not end before it may have begun.
    mutating func raiseEnd() {
        let earliest = isSeen ? since.lo.next : since.lo
        if isCoherent, until.lo < earliest { until.lo = earliest }
    }

    /// It does not begin after it has certainly ended.
    mutating func lowerStart() {
        let latest = isSeen ? until.hi.previous : until.hi
        guard isCoherent, latest < since.hi else { return }
        since.hi = latest
        latestStartBecause = ends.isEmpty ? earliestEndBecause : ends.map(\.because)
    }

    /// It had not ended on a day.
    mutating func lasted(beyond day: Day) {
        if until.lo <= day { until.lo = min(day.next, until.hi) }
    }

    /// Seen to hold on one of the days: begun by the last of them, and not ended on the first.
    mutating func affirm(_ claim: Claim) {
        affirmations.append(claim)
        if contradiction?.rule == .groundless { contradiction = nil }
        let latest = max(since.lo, claim.range.hi)
        if latest < since.hi {
            since.hi = latest
            latestStartBecause = [claim.because]
        }
        lasted(beyond: claim.range.lo)
        raiseEnd()
        lowerStart()
    }
}
