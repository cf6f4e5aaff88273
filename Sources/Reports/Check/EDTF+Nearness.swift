import ExtendedDateTime

extension EDTF {
    /// What a date that is marked approximate may be off by, in lengths of its own: one about 2019 lies within five years.
    private static let mostLengths = 5

    /// The days that may be meant: of an approximate date those around it, too.
    private var meant: Bounds {
        var bounds = bounds
        guard isApproximate, bounds.earliest.isFinite, bounds.latest.isFinite else { return bounds }
        let slack = (bounds.latest.number - bounds.earliest.number + 1) * Self.mostLengths
        bounds.earliest = bounds.earliest.moved(by: -slack)
        bounds.latest = bounds.latest.moved(by: slack)
        return bounds
    }

    /// Whether it lies before another date, though either were only about right.
    func isSurelyBefore(_ other: EDTF) -> Bool { meant.latest < other.meant.earliest }

    /// Whether the order of the two is open only because one of them is approximate.
    func mayChangePlaces(with other: EDTF) -> Bool {
        let isApart = bounds.latest < other.bounds.earliest || other.bounds.latest < bounds.earliest
        return isApart && !isSurelyBefore(other) && !other.isSurelyBefore(self)
    }
}
