extension EDTF {
    /// A year, a month or season of it, or a day, with unspecified digits and qualifiers as they were written.
    ///
    /// Ten bytes, no references.
    public struct Date: Hashable, Sendable {
        var isNegative = false
        var yearDigits = Digits()
        /// The month, or in its place a season or other division of the year, 21-41.
        var monthDigits = Digits.absent
        var dayDigits = Digits.absent
        var qualifiers = Qualifiers()
    }
}

extension EDTF.Date {
    /// A date of years -9999...9999, the parts taken as they are: callers check them first.
    init(year: Int, month: Int? = nil, day: Int? = nil) {
        isNegative = year < 0
        yearDigits = Digits(abs(year))
        monthDigits = month.map { Digits($0) } ?? .absent
        dayDigits = day.map { Digits($0) } ?? .absent
    }

    init?(_ day: Day) {
        guard day >= Day(year: -9999, month: 1, day: 1), day <= Day(year: 9999, month: 12, day: 31) else { return nil }
        let parts = day.components
        self.init(year: parts.year, month: parts.month, day: parts.day)
    }

    /// The year, astronomical (0000 is 1 BC); `nil` if a digit is unspecified.
    public var year: Int? { yearDigits.number.map { isNegative ? -$0 : $0 } }

    /// The month, 1-12; `nil` if it is not written, not wholly specified, or a season.
    public var month: Int? { hasMonth && !isSeason ? monthDigits.number : nil }

    /// The season or other division of the year; `nil` if there is none.
    public var season: EDTF.Season? { monthDigits.number.flatMap { EDTF.Season(rawValue: $0) } }

    /// The day of the month, 1-31; `nil` if it is not written, or not wholly specified.
    public var day: Int? { hasDay ? dayDigits.number : nil }

    var hasMonth: Bool { monthDigits != .absent }
    var hasDay: Bool { dayDigits != .absent }
    var isSeason: Bool { season != nil }

    /// The components that are written.
    public var components: EDTF.Components { hasDay ? [.year, .month, .day] : hasMonth ? [.year, .month] : .year }

    /// The last component that is written.
    var lastComponent: EDTF.Components { hasDay ? .day : hasMonth ? .month : .year }

    /// The components with an `X` in them.
    public var unspecified: EDTF.Components {
        var result: EDTF.Components = []
        if yearDigits.hasUnspecified { result.insert(.year) }
        if monthDigits.hasUnspecified { result.insert(.month) }
        if dayDigits.hasUnspecified { result.insert(.day) }
        return result
    }
}
