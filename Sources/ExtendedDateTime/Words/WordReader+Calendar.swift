/// Dates by their names: "31 October 2023", "spring of 2021", "early 1960s", "17th century".
extension WordReader {
    /// "early 2024", "mid-October", "the end of last year", "the first half of the 1960s", "Q1 2020".
    mutating func part() throws -> [EDTF.Member]? {
        guard let part = partWord() else { return nil }
        _ = consume(.dash)
        while consume("of|in|the") {}
        guard let when = try when(missingYear), when.members.count == 1, case .date(let date) = when.members[0] else {
            return nil
        }
        return part.of(date).map { [$0] }
    }

    private mutating func partWord() -> Part? {
        if let part = consume(from: WordTable.parts) { return part }
        if let quarter = nextWord.flatMap({ ["q1", "q2", "q3", "q4"].firstIndex(of: $0) }) {
            skip()
            return Part(quarter, of: 4)
        }
        guard let ordinal = ordinal() else { return nil }
        if (1...2).contains(ordinal), consume("half") { return Part(ordinal - 1, of: 2) }
        if (1...4).contains(ordinal), consume("quarter") { return Part(ordinal - 1, of: 4) }
        return nil
    }

    /// "31 October 2023", "October 31st, 2023", "Tuesday, October 31", "October of last year", "October".
    mutating func dayOrMonth() throws -> [EDTF.Member]? {
        let weekday = takeWeekday()
        _ = consume("the")
        var day = dayNumber()
        _ = consume("of")
        guard let month = takeMonth() else { return nil }
        _ = consume("the")
        day = day ?? dayNumber()
        let year = try year() ?? guessedYear(month: month, day: day)
        let date = try EDTF.Date.checked(year, month: month, day: day)
        if let weekday, weekday != date.bounds.earliest.weekday || day == nil { throw WordsError.Reason.noSuchDay }
        return [.date(date)]
    }

    /// "April 3-5, 2023", "8 to 14 January 1892".
    mutating func dayPair(_ joint: String) throws -> (When, When)? {
        try attempt { reader in
            let month = reader.takeMonth()
            guard let (first, last) = reader.dayNumbers(joint) else { return nil }
            _ = reader.consume("of")
            guard let month = month ?? reader.takeMonth() else { return nil }
            let year = try reader.year() ?? reader.guessedYear(month: month, day: last)
            return (
                When(members: [.date(try .checked(year, month: month, day: first))]),
                When(members: [.date(try .checked(year, month: month, day: last))])
            )
        }
    }

    private mutating func dayNumbers(_ joint: String) -> (Int, Int)? {
        guard let first = dayNumber(), consume(joint) || joint.hasPrefix("to") && consume(.dash), let last = dayNumber()
        else {
            return nil
        }
        return (first, last)
    }

    private mutating func dayNumber() -> Int? {
        switch next {
        case .number(let day, digits: 1...2), .ordinal(let day):
            skip()
            return day
        default: return nil
        }
    }

    /// "spring 2021", "the fall of last year", "winter 2023-24", "spring".
    mutating func season() throws -> [EDTF.Member]? {
        guard let season = consume(from: WordTable.seasons) else { return nil }
        let year = try yearPair() ?? year() ?? guessedYear(month: season.extent.firstMonth, day: nil)
        return [.date(try .checked(year, month: season.rawValue))]
    }

    /// The first of two years that follow each other: "2023-24", which looks like a season in EDTF, "2023/24", "1999-2000".
    private mutating func yearPair() throws -> Int? {
        try attempt { reader in
            _ = reader.consume("of")
            let (pair, second): (EDTF.Date, Int)
            if case .date(let date) = reader.next, let season = date.season {
                (pair, second) = (date, season.rawValue)
                reader.skip()
            } else {
                guard let year = try reader.year(), reader.consume(.dash), case .number(let number, _) = reader.next
                else {
                    return nil
                }
                (pair, second) = (EDTF.Date(year: year), number)
                reader.skip()
            }
            guard let first = pair.year, (first + 1) % 100 == second % 100 else { return nil }
            return first
        }
    }

    /// "1950", "44 BC", "the 1960s", "the sixties", "the 17th century".
    mutating func yearOrMore() throws -> [EDTF.Member]? {
        if let century = try attempt({ try $0.century() }) { return [century] }
        if let decade = try decade() { return [.date(decade)] }
        _ = consume("year")
        return try year().map { [.date(try .checked($0))] }
    }

    private mutating func century() throws -> EDTF.Member? {
        guard let ordinal = ordinal(), ordinal > 0, consume("century|c") else { return nil }
        guard consume("bc|bce") else {
            _ = consume("ad|ce")
            return .date(try .century(100 * (ordinal - 1)))
        }
        return .range(try .checked(1 - 100 * ordinal), try .checked(100 - 100 * ordinal))
    }

    private mutating func ordinal() -> Int? {
        if case .ordinal(let number) = next {
            skip()
            return number
        }
        return consume(from: WordTable.ordinals)
    }

    /// "the 1960s" and "the '60s", but "the 1900s" is a century.
    private mutating func decade() throws -> EDTF.Date? {
        if case .plural(let year, let digits) = next, year % 10 == 0, digits != 1 {
            skip()
            if digits == 2 { return try .decade(lastYear(endingIn: year)) }
            return year % 100 == 0 ? try .century(year) : try .decade(year)
        }
        guard let year = consume(from: WordTable.decades) else { return nil }
        return try .decade(lastYear(endingIn: year))
    }

    /// The last year up to the anchor with these two last digits.
    private func lastYear(endingIn digits: Int) -> Int {
        let year = anchor.components.year
        return year - (year - digits).flooredRemainder(by: 100)
    }
}
