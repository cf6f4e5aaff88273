import ExtendedDateTime

/// A full date in numbers, in whichever order and with whichever signs between: 2023-12-31, 31.12.2023, 12/31/23, 20231231. A time
/// of day behind it is passed over.
struct DateNumbers {
    private(set) var year: Int
    /// The other two numbers, as they stand.
    let first: Int
    let second: Int
    private let isYearFirst: Bool
    private(set) var hasTwoDigitYear = false

    init?(_ text: String) {
        if let digits = Int(text), text.utf8.count == 8, text.isOfDigits {
            (year, first, second, isYearFirst) = (digits / 10_000, digits / 100 % 100, digits % 100, true)
            return
        }
        guard let head = text.utf8.first, (0x30...0x39).contains(head) else { return nil }
        let words = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        if words.count > 1, words[1].first?.isNumber != true || !words[1].contains(":") { return nil }
        guard let sign = words[0].first(where: { "-./".contains($0) }) else { return nil }
        let parts = words[0].split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy(\.isOfDigits), let a = Int(parts[0]),
            let b = Int(parts[1]), let c = Int(parts[2])
        else { return nil }
        switch (parts[0].count, parts[1].count, parts[2].count) {
        case (4, 1...2, 1...2): (year, first, second, isYearFirst) = (a, b, c, true)
        case (1...2, 1...2, 4): (year, first, second, isYearFirst) = (c, a, b, false)
        case (1...2, 1...2, 2):
            (year, first, second, isYearFirst) = (c, a, b, false)
            hasTwoDigitYear = true
        default: return nil
        }
    }

    /// Zeros, the first day of the year 1, or what a spreadsheet makes of a zero: 1/0/1900.
    var isNothing: Bool {
        switch (year, first, second) {
        case (0, 0, 0): true
        case (1, 1, 1): !hasTwoDigitYear
        case (1900, 0...1, 0...1): first == 0 || second == 0
        default: false
        }
    }

    /// Puts a year of two digits into the hundred years that begin with one.
    mutating func putYear(intoHundredFrom start: Int) {
        guard hasTwoDigitYear else { return }
        year += (start - year + 99) / 100 * 100
        hasTwoDigitYear = false
    }

    /// What it may mean: the year first, or else in one of two orders.
    func readings(_ order: DateRules.Order?) -> [Reading] {
        if isYearFirst { return [Reading(year: year, month: first, day: second)] }
        let dayFirst = Reading(year: year, month: second, day: first)
        let monthFirst = Reading(year: year, month: first, day: second)
        switch order {
        case .dayMonthYear: return [dayFirst]
        case .monthDayYear: return [monthFirst]
        case nil: return [dayFirst, monthFirst]
        }
    }

    /// Which order its numbers settle; `nil` where it is a day in both, or the year stands first.
    var settledOrder: DateRules.Order? {
        guard !isYearFirst else { return nil }
        return switch ((1...12).contains(first), (1...12).contains(second)) {
        case (false, true) where (13...31).contains(first): .dayMonthYear
        case (true, false) where (13...31).contains(second): .monthDayYear
        default: nil
        }
    }

    /// Whether it is one day with the day first, and another one with the month first.
    var isInEitherOrder: Bool {
        !isYearFirst && first != second && (1...12).contains(first) && (1...12).contains(second)
    }

    /// Three numbers as a date.
    struct Reading {
        let year: Int
        let month: Int
        let dayOfMonth: Int

        init(year: Int, month: Int, day: Int) { (self.year, self.month, dayOfMonth) = (year, month, day) }

        /// The day; `nil` where the calendar has no such day.
        var day: EDTF? {
            guard (1...12).contains(month), (1...Day.count(inMonth: month, ofYear: year)).contains(dayOfMonth) else {
                return nil
            }
            return EDTF(Day(year: year, month: month, day: dayOfMonth))
        }

        /// Of an impossible day, the month, if that is possible, else the year. Nothing narrower can be defended: 30 February
        /// may be a wrong day, but February was meant, and where there is no such month the year was.
        var bounds: EDTF? {
            (1...12).contains(month) ? try? EDTF("\(year.yearText)-\(month < 10 ? "0" : "")\(month)") : yearAlone
        }

        var yearAlone: EDTF? { try? EDTF(year.yearText) }
    }
}
