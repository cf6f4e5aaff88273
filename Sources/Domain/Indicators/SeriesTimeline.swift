import CanonicalJSON
import ExtendedDateTime

/// The claims of an indicator series, side by side: never summed, never compared across units.
public struct SeriesTimeline: SubjectTimeline {
    public let id: SeriesID
    /// In the order of the days that they are for.
    public let claims: [IndicatorClaim]
    public let doubts: [Int]

    public struct IndicatorClaim: Sendable {
        public let event: Event
        /// The days that the value is for.
        public let days: DayRange
        /// Its source took its words from the source of another claim for days that it shares: one voice, told twice.
        public let isDerived: Bool
    }

    public var subject: Subject { .series(id) }

    public var snapshot: [(key: String, value: JSON)] {
        [("events", .array(claims.map(\.event.seq).sorted().map(JSON.integer)))]
    }

    public func collect(into turning: inout TurningDays) {
        for claim in claims { turning.add(claim.days) }
    }

    public func answer(on days: DayRange) -> StatusAnswer? { nil }

    /// The claims for days that had begun by then.
    public func claims(on days: DayRange) -> [IndicatorClaim] { claims.filter { $0.days.lo <= days.hi } }
}

extension KnownEvents {
    public func series(_ id: SeriesID) -> SeriesTimeline? {
        let facts = facts(about: .series(id))
        guard !facts.isEmpty else { return nil }
        let stated = facts.map { claim($0, .start).with($0.on.map { DayRange($0.bounds) } ?? .anyTime) }
        let counted = Set(independent(stated).map(\.seq))
        let ordered = counted.count == stated.count ? Overlaps([]) : Overlaps(stated)
        let claims = zip(facts, stated).map { event, own in
            let isDerived = !counted.contains(own.seq) && !isVoice(own, among: ordered)
            return SeriesTimeline.IndicatorClaim(event: event, days: own.range, isDerived: isDerived)
        }
        return SeriesTimeline(
            id: id,
            claims: claims.sorted { ($0.days.lo, $0.days.hi, $0.event.seq) < ($1.days.lo, $1.days.hi, $1.event.seq) },
            doubts: doubts(about: .series(id)))
    }

    /// Whether nothing that it was taken from is told for the same days.
    private func isVoice(_ claim: Claim, among stated: Overlaps) -> Bool {
        independent(stated.claims(sharing: claim.range)).contains { $0.seq == claim.seq }
    }
}

/// Claims in an order in which those that share days with a range are found without a look at all of them.
private struct Overlaps {
    private let claims: [Claim]
    /// The latest day of the claims up to each one.
    private var latest: [Day] = []

    init(_ claims: [Claim]) {
        self.claims = claims.sorted(by: Claim.isEarlier)
        for claim in self.claims { latest.append(max(latest.last ?? .distantPast, claim.range.hi)) }
    }

    func claims(sharing range: DayRange) -> [Claim] {
        let end = claims.partitioningIndex { $0.range.lo > range.hi }
        let start = latest.partitioningIndex { $0 >= range.lo }
        return start < end ? claims[start..<end].filter { $0.range.overlaps(range) } : []
    }
}
