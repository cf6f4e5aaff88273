/// A part of a year, month, season, decade or century: early, mid and late are thirds, beginning and end quarters.
///
/// Where the whole cannot be divided evenly, the part is rounded outwards: better a day too many than one too few.
struct Part {
    /// Which part, from 0.
    let index: Int
    let count: Int

    init(_ index: Int, of count: Int) {
        self.index = index
        self.count = count
    }

    /// The part of so many days, months or years, counted from 0.
    private func range(of size: Int) -> ClosedRange<Int> {
        size * index / count...(size * (index + 1) + count - 1) / count - 1
    }

    /// The part of a date; `nil` for what has no parts.
    func of(_ date: EDTF.Date) -> EDTF.Member? {
        switch date.precision {
        case .year: .date(ofYear(date))
        case .month: ofMonth(date)
        case .season: ofSeason(date)
        case .decade: ofYears(date, 10)
        case .century: ofYears(date, 100)
        default: nil
        }
    }

    /// Quadrimesters, quarters and semesters have codes of their own.
    private func ofYear(_ date: EDTF.Date) -> EDTF.Date {
        let first = [2: EDTF.Season.semester1, 3: .quadrimester1, 4: .quarter1][count] ?? .quarter1
        var part = date
        part.monthDigits = Digits(first.rawValue + index)
        return part
    }

    private func ofMonth(_ date: EDTF.Date) -> EDTF.Member? {
        guard let year = date.year, let month = date.month else { return nil }
        let days = range(of: Day.count(inMonth: month, ofYear: year))
        return .range(
            EDTF.Date(year: year, month: month, day: days.lowerBound + 1),
            EDTF.Date(year: year, month: month, day: days.upperBound + 1))
    }

    private func ofSeason(_ date: EDTF.Date) -> EDTF.Member? {
        guard let year = date.year, let (firstMonth, months) = date.season?.extent,
            let first = try? EDTF.Date.month(firstMonth + range(of: months).lowerBound, of: year),
            let last = try? EDTF.Date.month(firstMonth + range(of: months).upperBound, of: year)
        else { return nil }
        return first == last ? .date(first) : .range(first, last)
    }

    private func ofYears(_ date: EDTF.Date, _ count: Int) -> EDTF.Member? {
        guard !date.isNegative else { return nil }
        let (years, first) = (range(of: count), date.yearDigits.filled(with: 0))
        return .range(EDTF.Date(year: first + years.lowerBound), EDTF.Date(year: first + years.upperBound))
    }
}
