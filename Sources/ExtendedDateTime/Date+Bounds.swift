extension EDTF.Date {
    /// The first day that the digits allow; `nil` if they allow none.
    var earliest: Day? { outermost(.first) }

    /// The last day that the digits allow; `nil` if they allow none.
    var latest: Day? { outermost(.last) }

    /// The hull of the days that the digits allow. A date that was read always has such a day.
    var bounds: Bounds { Bounds(earliest: earliest ?? .distantPast, latest: latest ?? .distantFuture) }

    /// Whether its day occurs in a month and a year that fit. A day 00 never does, and looks as if no day were written.
    var exists: Bool {
        guard unspecified.isEmpty, let year, let month, let day else { return dayDigits != .absent && earliest != nil }
        return (1...Day.count(inMonth: month, ofYear: year)).contains(day)
    }

    /// Whether every day that it allows is before every day that the other allows.
    func isBefore(_ other: Self) -> Bool {
        bounds.latest < other.bounds.earliest
    }

    /// The greatest last day among the months that the digits allow.
    var lastDayOfMonth: Int {
        let leapYear = yearDigits.number ?? 2000
        return (1...12).lazy.filter(monthDigits.matches).map { Day.count(inMonth: $0, ofYear: leapYear) }.max() ?? 31
    }
}

extension EDTF.Date {
    /// Tries years, then months, then days, from one side, until one of each makes a date.
    ///
    /// A later year is tried only for a 29 February, so this takes more than a moment only for the likes of `X900-02-29`.
    private func outermost(_ side: Side) -> Day? {
        let least = isNegative ? max(1, yearDigits.filled(with: 0)) : yearDigits.filled(with: 0)
        let magnitudes = least...yearDigits.filled(with: 9)
        return (isNegative ? side.opposite : side).first(of: magnitudes, matching: yearDigits) { magnitude in
            outermost(side, inYear: isNegative ? -magnitude : magnitude)
        }
    }

    private func outermost(_ side: Side, inYear year: Int) -> Day? {
        guard hasMonth else { return side.day(ofMonths: 12, from: 1, year) }
        if let (firstMonth, months) = season?.extent { return side.day(ofMonths: months, from: firstMonth, year) }
        return side.first(of: 1...12, matching: monthDigits) { month in
            guard hasDay else { return side.day(ofMonths: 1, from: month, year) }
            return side.first(of: 1...Day.count(inMonth: month, ofYear: year), matching: dayDigits) { day in
                Day(year: year, month: month, day: day)
            }
        }
    }
}

/// The side from which bounds are sought.
private enum Side {
    case first, last

    var opposite: Side { self == .first ? .last : .first }

    /// The first or the last day of a run of months, which may reach into the next year.
    func day(ofMonths months: Int, from firstMonth: Int, _ year: Int) -> Day {
        guard self == .last else { return Day(year: year, month: firstMonth, day: 1) }
        let next = firstMonth + months
        return Day(Day(year: next > 12 ? year + 1 : year, month: next > 12 ? next - 12 : next, day: 1).number - 1)
    }

    /// The first result, from this side, of the numbers that the digits allow.
    func first(of range: ClosedRange<Int>, matching digits: Digits, _ result: (Int) -> Day?) -> Day? {
        if let number = digits.number { return range.contains(number) ? result(number) : nil }
        for step in 0..<range.count {
            let number = self == .first ? range.lowerBound + step : range.upperBound - step
            if digits.matches(number), let found = result(number) { return found }
        }
        return nil
    }
}
