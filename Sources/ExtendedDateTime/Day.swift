/// A day of the proleptic Gregorian calendar, as a count of days from 1970-01-01 (day 0).
///
/// A plain count, so that bounds can be compared and moved without any calendar. `Day.distantPast` and
/// `Day.distantFuture` are the infinite ends of bounds and lie outside every date that can be written.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before.
    public var number: Int

    /// The day that is so many days after 1 January 1970; before it where negative.
    public init(_ number: Int) {
        self.number = number
    }

    /// Before every day: where something has no beginning, or none that is known.
    public static let distantPast = Day(.min)
    /// After every day: where something has no end, or none that is known.
    public static let distantFuture = Day(.max)

    /// Whether it is a day of the calendar, and neither the distant past nor the distant future.
    public var isFinite: Bool { self != .distantPast && self != .distantFuture }

    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    /// The day so many days later, or earlier where they are negative. An infinite end stays where it is, and a day that
    /// would lie behind it is that end.
    public func moved(by days: Int) -> Day {
        guard isFinite else { return self }
        let (number, overflows) = number.addingReportingOverflow(days)
        guard overflows else { return Day(number) }
        return days < 0 ? .distantPast : .distantFuture
    }
}

extension Day {
    /// The day of a calendar date. The month and the day are taken as they are: callers check them first.
    ///
    /// Counting by eras of 400 years (146,097 days), with years that begin in March so that a leap day comes last.
    public init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month (1-12) and day (1-31); the year is astronomical, so 0 is 1 BC. Infinite days have those of a day that lies
    /// far outside every date that can be written.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = min(max(number, .min / 2), .max / 2) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The number of days in a month (1-12) of a year.
    public static func count(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// The day as EDTF, `2023-10-31`; `..` if it is infinite, and a `Y` before years of more than four digits.
    public var description: String {
        guard isFinite else { return ".." }
        if let value = EDTF(self) { return value.description }
        let parts = components
        let withinYear = EDTF.Date(year: 0, month: parts.month, day: parts.day)
        return "Y\(parts.year)\(EDTF(form: .date(withinYear)).description.dropFirst(4))"
    }
}
