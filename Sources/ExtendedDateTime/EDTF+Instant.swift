extension EDTF {
    /// The instant that a day with a time of day and its zone means; `nil` for all that is vaguer, that says no zone, or that lies
    /// outside of the years 0000 to 9999.
    ///
    ///     try EDTF("2024-02-10T01:00:00+09:00").instant?.description    // "2024-02-09T16:00:00.000Z"
    public var instant: UTCInstant? {
        guard case .dateTime(_, let time) = form, let minutesAhead = time.zone.minutesAhead else { return nil }
        let seconds = (time.hour * 60 + time.minute - minutesAhead) * 60 + time.second
        let instant = UTCInstant(milliseconds: UTCInstant(startOf: bounds.earliest).milliseconds + seconds * 1000)
        return bounds.earliest == bounds.latest && (0...9999).contains(bounds.earliest.components.year) ? instant : nil
    }
}

extension EDTF.Time.Zone {
    /// How far ahead of UTC its clocks are; `nil` where nothing is said.
    fileprivate var minutesAhead: Int? {
        switch self {
        case .local: nil
        case .utc: 0
        case .hours(let hours): Int(hours) * 60
        case .minutes(let minutes): Int(minutes)
        }
    }
}
