import EDTF

/// The claims of an indicator series, side by side: never summed, never compared across units.
public struct SeriesHistory: Sendable {
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

    /// The claims for days that had begun by then.
    public func claims(on days: DayRange) -> [IndicatorClaim] { claims.filter { $0.days.lo <= days.hi } }
}

extension Knowledge {
    public func series(_ id: SeriesID) -> SeriesHistory? {
        let facts = facts(about: .series(id))
        guard !facts.isEmpty else { return nil }
        let told = facts.map { claim($0, .start).with($0.on.map { DayRange($0.bounds) } ?? .anyTime) }
        let counted = Set(independent(told).map(\.seq))
        let claims = zip(facts, told).map { event, own in
            let isDerived = !counted.contains(own.seq) && !isVoice(own, among: told)
            return SeriesHistory.IndicatorClaim(event: event, days: own.range, isDerived: isDerived)
        }
        return SeriesHistory(
            id: id,
            claims: claims.sorted { ($0.days.lo, $0.days.hi, $0.event.seq) < ($1.days.lo, $1.days.hi, $1.event.seq) },
            doubts: doubts(about: .series(id)))
    }

    /// Whether nothing that it was taken from is told for the same days.
    private func isVoice(_ claim: Claim, among told: [Claim]) -> Bool {
        independent(told.filter { $0.range.overlaps(claim.range) }).contains { $0.seq == claim.seq }
    }
}
