/// A stretch of the calendar that can be counted: how it lies around a day, and how far on.
enum Unit {
    case day, week, month, quarter, year, decade, century
}

extension Unit {
    /// The unit that so many units on from the anchor holds: -1 is the one before that in which the anchor lies.
    func member(_ step: Int, from anchor: Day) throws -> EDTF.Member {
        let (year, month, _) = anchor.components
        switch self {
        case .day:
            return .date(try .checked(Day(anchor.number + step)))
        case .week:
            let monday = anchor.number - anchor.weekday + 7 * step
            return .range(try .checked(Day(monday)), try .checked(Day(monday + 6)))
        case .month:
            return .date(try .month(month + step, of: year))
        case .quarter:
            let quarter = year * 4 + (month - 1) / 3 + step
            return .date(try .checked(quarter.flooredQuotient(by: 4), month: 33 + quarter.flooredRemainder(by: 4)))
        case .year:
            return .date(try .checked(year + step))
        case .decade:
            return .date(try .decade(year + 10 * step))
        case .century:
            return .date(try .century(year + 100 * step))
        }
    }

    /// What is meant by "so many units ago" (or hence, if positive): the calendar unit for months and years; for weeks three days
    /// to either side, for decades two years, for centuries ten, as whoever counts so does not count exactly.
    func counted(_ count: Int, from anchor: Day) throws -> EDTF.Member {
        let year = anchor.components.year
        switch self {
        case .week:
            let day = anchor.number + 7 * count
            return .range(try .checked(Day(day - 3)), try .checked(Day(day + 3)))
        case .decade:
            return .range(try .checked(year + 10 * count - 2), try .checked(year + 10 * count + 2))
        case .century:
            return .range(try .checked(year + 100 * count - 10), try .checked(year + 100 * count + 10))
        case .day, .month, .quarter, .year:
            return try member(count, from: anchor)
        }
    }

    /// The end of a span of so many units that begins at the anchor: to the month for spans of years, to the day for shorter ones.
    func spanEnd(_ count: Int, from anchor: Day) throws -> EDTF.Date {
        let (year, month, day) = anchor.components
        switch self {
        case .day: return try .checked(Day(anchor.number + count))
        case .week: return try .checked(Day(anchor.number + 7 * count))
        case .month, .quarter:
            let target = try EDTF.Date.month(month + (self == .month ? count : 3 * count), of: year)
            return try .checked(min(target.bounds.latest, Day(target.bounds.earliest.number + day - 1)))
        case .year: return try .month(month, of: year + count)
        case .decade: return try .month(month, of: year + 10 * count)
        case .century: return try .month(month, of: year + 100 * count)
        }
    }
}

extension EDTF.Date {
    /// A date that can be written and exists; else the reason why not.
    static func checked(_ year: Int, month: Int? = nil, day: Int? = nil) throws -> Self {
        guard (-9999...9999).contains(year) else { throw WordsError.Reason.outOfRange }
        if let month, let day, !(1...Day.count(inMonth: month, ofYear: year)).contains(day) {
            throw WordsError.Reason.noSuchDay
        }
        return Self(year: year, month: month, day: day)
    }

    static func checked(_ day: Day) throws -> Self {
        guard let date = Self(day) else { throw WordsError.Reason.outOfRange }
        return date
    }

    /// A month counted from January of a year: 0 is the December before.
    static func month(_ month: Int, of year: Int) throws -> Self {
        try checked(year + (month - 1).flooredQuotient(by: 12), month: (month - 1).flooredRemainder(by: 12) + 1)
    }

    /// The decade of a year, `196X`.
    static func decade(_ year: Int) throws -> Self {
        guard (0...9999).contains(year) else { throw WordsError.Reason.outOfRange }
        var date = Self(year: year)
        date.yearDigits = Digits(year, unspecified: 1)
        return date
    }

    /// The hundred years of a year, `19XX`.
    static func century(_ year: Int) throws -> Self {
        guard (0...9999).contains(year) else { throw WordsError.Reason.outOfRange }
        var date = Self(year: year)
        date.yearDigits = Digits(year, unspecified: 2)
        return date
    }
}

extension Day {
    /// The day of the week: 0 is Monday.
    var weekday: Int { (number + 3).flooredRemainder(by: 7) }
}
