/// Dates by their distance from the anchor: "last month", "two years ago", "on Monday".
extension WordReader {
    mutating func namedDay() throws -> [EDTF.Member]? {
        if consume("now|present|presently|currently|nowadays") { return try member(.month, 0) }
        if consume("today|tonight|publication") || consume("this morning|afternoon|evening") {
            return try member(.day, 0)
        }
        if consume("day before yesterday") { return try member(.day, -2) }
        if consume("day after tomorrow") { return try member(.day, 2) }
        if consume("yesterday") || consume("last night") { return try member(.day, -1) }
        return consume("tomorrow") ? try member(.day, 1) : nil
    }

    private func member(_ unit: Unit, _ step: Int) throws -> [EDTF.Member] {
        [try unit.member(step, from: anchor)]
    }

    /// "earlier this year", "later this month": up to the anchor, or from it.
    mutating func restOfUnit() throws -> [EDTF.Member]? {
        let isEarlier = consume("earlier")
        guard isEarlier || consume("later"), consume("this"), let unit = consume(from: WordTable.units) else {
            return nil
        }
        let bounds = try member(unit, 0)[0].bounds
        let (first, last) = isEarlier ? (bounds.earliest, anchor) : (anchor, bounds.latest)
        return [.range(try .checked(first), try .checked(last))]
    }

    /// "the month before last", "the week after next".
    mutating func nextButOne() throws -> [EDTF.Member]? {
        guard let unit = consume(from: WordTable.units) else { return nil }
        if consume("before last") { return try member(unit, -2) }
        return consume("after next") ? try member(unit, 2) : nil
    }

    /// "last year", "this month", "next spring", "last October", "last Tuesday".
    mutating func stepped() throws -> [EDTF.Member]? {
        guard let step = consume(from: WordTable.steps) else { return nil }
        if let unit = consume(from: WordTable.units) { return try member(unit, step) }
        if let season = consume(from: WordTable.seasons) {
            return [try stepped(step) { EDTF.Date(year: $0, month: season.rawValue) }]
        }
        if let month = takeMonth() { return [try stepped(step) { EDTF.Date(year: $0, month: month) }] }
        return try takeWeekday().map { try steppedWeekday(step, $0) }
    }

    /// Of the months or seasons of that name: the last that is over, the first that has not begun, or this year's, unless the
    /// anchor lies in one (in February, "this winter" began last year).
    private func stepped(_ step: Int, _ date: (Int) -> EDTF.Date) throws -> EDTF.Member {
        let year = anchor.components.year
        guard (-9997...9997).contains(year) else { throw WordsError.Reason.outOfRange }
        let dates = (year - 2...year + 2).map(date)
        let found =
            switch step {
            case ..<0: dates.last { $0.bounds.latest < anchor }
            case 0: dates.first { $0.bounds.contains(anchor) } ?? date(year)
            default: dates.first { $0.bounds.earliest > anchor }
            }
        return .date(found ?? date(year))
    }

    /// "Monday", "on Monday": the last up to the anchor, which may be one itself.
    mutating func weekday() throws -> [EDTF.Member]? {
        guard let weekday = takeWeekday(), !(next.map(isPartOfDate) ?? false) else { return nil }
        return try member(.day, -(anchor.weekday - weekday).flooredRemainder(by: 7))
    }

    /// Whether a weekday before this token only accompanies a date.
    private func isPartOfDate(_ token: Token) -> Bool {
        switch token {
        case .number, .ordinal: true
        case .word(let word): word == "the" || WordTable.month(word) != nil
        default: false
        }
    }

    /// "last Tuesday" is the nearest before, or that of the week before: where these differ, both are possible. "Next" likewise.
    private func steppedWeekday(_ step: Int, _ weekday: Int) throws -> [EDTF.Member] {
        let ofWeek = weekday - anchor.weekday + 7 * step
        let nearest =
            switch step {
            case ..<0: -1 - (anchor.weekday - 1 - weekday).flooredRemainder(by: 7)
            case 0: ofWeek
            default: 1 + (weekday - anchor.weekday - 1).flooredRemainder(by: 7)
            }
        return try Set([nearest, ofWeek]).sorted().flatMap { try member(.day, $0) }
    }

    /// "six or seven years ago", "a few days ago", "more than ten years ago", "two weeks from now", "in five years".
    mutating func counted() throws -> [EDTF.Member]? {
        let isFuture = position > 0 && tokens[position - 1] == .word("in")
        let isMore = consume("more than") || consume("over")
        guard var counts = count() else { return nil }
        let isChoice = consume("or")
        if isChoice || consume("to") || consume(.dash) {
            guard let second = count(), second.upperBound >= counts.lowerBound else { return nil }
            counts = counts.lowerBound...second.upperBound
        }
        guard let unit = consume(from: WordTable.units) else { return nil }
        let isPast = consume("ago|earlier") || consume("before now")
        guard isPast || consume("hence|later") || consume("from now") || isFuture else { return nil }
        let sign = isPast ? -1 : 1
        let members = try [counts.lowerBound, counts.upperBound].map { try unit.counted(sign * $0, from: anchor) }
        return combine(members, isChoice: isChoice && counts.count == 2, isMore: isMore, sign)
    }

    private func combine(_ members: [EDTF.Member], isChoice: Bool, isMore: Bool, _ sign: Int) -> [EDTF.Member]? {
        let when = When(members: members)
        guard let first = when.first, let last = when.last else { return nil }
        if isMore { return [sign < 0 ? .upTo(last) : .from(first)] }
        if members[0] == members[1] { return [members[0]] }
        return isChoice ? members.sorted { $0.bounds.earliest < $1.bounds.earliest } : [.range(first, last)]
    }

    /// "five", "5", "a", "a couple of", "a few", "several".
    mutating func count() -> ClosedRange<Int>? {
        let start = position
        _ = consume("a")
        if let vague = consume(from: WordTable.vagueNumbers) {
            _ = consume("of")
            return vague
        }
        rewind(to: start)
        if case .number(let number, _) = next {
            skip()
            return number...number
        }
        return consume(from: WordTable.numbers).map { $0...$0 }
    }
}
