extension WordReader {
    /// The year of a date: "2023", "44 BC", "AD 79", "of last year". Years before 1 are counted from 0, which is 1 BC.
    mutating func year() throws -> Int? {
        try attempt { reader in
            while reader.consume("of|in|the") {}
            if let year = reader.relativeYear() { return year }
            let isNumbered = reader.consume("ad|ce")
            guard case .number(let year, let digits) = reader.next else { return nil }
            reader.skip()
            if reader.consume("bc|bce") { return 1 - year }
            let hasEra = reader.consume("ad|ce") || isNumbered
            return digits == 4 || hasEra ? year : nil
        }
    }

    /// "last year", "next year", "the year before last".
    private mutating func relativeYear() -> Int? {
        let year = anchor.components.year
        if consume("year before last") { return year - 2 }
        if consume("year after next") { return year + 2 }
        let start = position
        if let step = consume(from: WordTable.steps), consume("year") { return year + step }
        rewind(to: start)
        return nil
    }

    /// The year of a month or day that is named without one.
    mutating func guessedYear(month: Int, day: Int?) throws -> Int {
        isYearGuessed = true
        let years = (anchor.components.year - 8...anchor.components.year + 8).filter { year in
            day.map { (1...Day.count(inMonth: month, ofYear: year)).contains($0) } ?? true
        }
        let found: Int?
        switch missingYear {
        case .nearest:
            found = years.min { distance($0, month, day) < distance($1, month, day) }
        case .onOrBefore(let limit):
            found = yearsAround(limit).last { Day(year: $0, month: month, day: day ?? 1) <= limit }
        case .onOrAfter(let limit):
            found = yearsAround(limit).first { Day(year: $0, month: month, day: day ?? 28) >= limit }
        }
        guard let found else { throw WordsError.Reason.noSuchDay }
        return found
    }

    private func yearsAround(_ day: Day) -> ClosedRange<Int> {
        day.components.year - 1...day.components.year + 1
    }

    /// How far from the anchor: in days for a day, in months for a month, so that of two as far the first, past one is taken.
    private func distance(_ year: Int, _ month: Int, _ day: Int?) -> Int {
        let today = anchor.components
        if let day { return abs(Day(year: year, month: month, day: day).number - anchor.number) }
        return abs((year - today.year) * 12 + month - today.month)
    }
}
