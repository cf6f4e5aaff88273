import ExtendedDateTime
import Domain

extension Event {
    /// The days on which it may have begun and ended: by its date or, for a visit without one, by its dated legs. `nil`
    /// for what is about no day, as registrations and corrections are.
    var span: (start: DayRange, end: DayRange)? {
        if let on {
            let start = closed(DayRange(on.start))
            // A visit of which only the beginning is known may still go on: what is recorded had begun, no more.
            let end = type == VisitHeld.type ? DayRange(on.end) : closed(DayRange(on.end))
            return (start, DayRange(max(start.lo, end.lo), max(start.hi, end.hi)))
        }
        guard type == VisitHeld.type else { return nil }
        let starts = datesOfLegs.map { DayRange($0.start) }
        let ends = datesOfLegs.map { DayRange($0.end) }
        guard let first = starts.map(\.lo).min(), let begun = starts.map(\.hi).min(),
            let lasting = ends.map(\.lo).max(), let last = ends.map(\.hi).max()
        else { return (.anyTime, .anyTime) }
        return (DayRange(first, begun), DayRange(lasting, last))
    }

    /// The dates of the legs of a visit that has no date itself, in words.
    var legDates: String? {
        guard on == nil, type == VisitHeld.type, !datesOfLegs.isEmpty else { return nil }
        return "leg " + Set(datesOfLegs.map(\.description)).sorted().joined(separator: ", ")
    }

    private var datesOfLegs: [EDTF] {
        return (self[VisitHeld.self].legs ?? []).compactMap(\.when?.edtf)
            + (self[VisitHeld.self].activities ?? []).compactMap(\.when?.edtf)
    }

    /// What is asserted as having happened had begun when it was recorded.
    private func closed(_ range: DayRange) -> DayRange {
        guard isAsserted, range.hi == .distantFuture, range.lo <= recorded.day else { return range }
        return DayRange(range.lo, recorded.day)
    }
}
