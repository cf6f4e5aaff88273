import ExtendedDateTime

/// What a cell that should hold a date holds.
enum CellDate {
    /// Nothing, or a sentinel that means nothing.
    case blank
    /// A word for "nobody knows when".
    case unknown
    /// A sentinel that means "still so".
    case open
    /// A year, a month or a day.
    case date(EDTF)
    /// No date, but words or digits from which bounds follow.
    case bounded(EDTF)
    /// No date, and nothing follows from it.
    case words

    /// A date, or the bounds of what stands in its place.
    var date: EDTF? {
        switch self {
        case .date(let date), .bounded(let date): date
        case .blank, .unknown, .open, .words: nil
        }
    }

    /// Whether the register's own words are worth keeping beside what was made of them.
    var isNoDate: Bool {
        switch self {
        case .bounded, .words: true
        case .blank, .unknown, .open, .date: false
        }
    }
}

/// How a register writes its dates.
struct DateRules: Sendable {
    /// Of dates with the year last, which stands first: 31.12.2023 or 12/31/2023.
    enum Order: String, CaseIterable, Sendable {
        case dayMonthYear = "day-month-year"
        case monthDayYear = "month-day-year"
    }

    var order = Order.dayMonthYear
    /// What means that there is no end, or no date, beside the sentinels that everybody uses.
    var open: Set<String> = []
    var unknown: Set<String> = []

    /// Reads a cell. Days of the year 9999 mean "open", 0001-01-01 and dates of nothing but zeros mean nothing.
    ///
    /// - Parameter day: when the cell was written, for words such as "last month".
    func read(_ cell: String?, writtenOn day: Day) -> CellDate {
        let text = cell.map(Self.trimmed) ?? ""
        if text.isEmpty { return .blank }
        if unknown.contains(text) { return .unknown }
        if open.contains(text) { return .open }
        if let numbers = numbers(in: text) { return Self.read(numbers) }
        if let month = Self.month(in: text) { return .date(month) }
        if let date = try? EDTF(text) { return Self.read(date) }
        if let date = try? EDTF(words: text, anchor: day), date.isWritableAsEnd { return .bounded(date) }
        return .words
    }

    private static func read(_ date: EDTF) -> CellDate {
        if date.bounds.earliest >= Day(year: 9999, month: 1, day: 1) { return .open }
        return date.isWritableAsEnd ? .date(date) : .bounded(date)
    }

    /// A day; of an impossible one, the month, if that is possible, else the year. Nothing narrower can be defended:
    /// 30 February may be a wrong day, but February was meant, and where there is no such month the year was.
    private static func read(_ numbers: (year: Int, month: Int, day: Int)) -> CellDate {
        let (year, month, day) = numbers
        switch (year, month, day) {
        case (9999, _, _): return .open
        case (1, 1, 1), (0, 0, 0): return .blank
        default: break
        }
        let hasMonth = (1...12).contains(month)
        if hasMonth, (1...Day.count(inMonth: month, ofYear: year)).contains(day),
            let date = EDTF(Day(year: year, month: month, day: day))
        {
            return .date(date)
        }
        let yearText = String(String(10_000 + year).dropFirst())
        let text = hasMonth ? "\(yearText)-\(month < 10 ? "0" : "")\(month)" : yearText
        return (try? EDTF(text)).map(CellDate.bounded) ?? .words
    }

    /// A month with the year last: 03.1995, 3/1995.
    private static func month(in text: String) -> EDTF? {
        guard let sign = text.first(where: { "./".contains($0) }) else { return nil }
        let parts = text.split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 4, let month = Int(parts[0]),
            (1...12).contains(month), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return try? EDTF("\(parts[1])-\(month < 10 ? "0" : "")\(month)")
    }

    /// The numbers of a full date, in whichever order and with whichever signs between; a time of day is passed over.
    private func numbers(in text: String) -> (year: Int, month: Int, day: Int)? {
        if let numbers = Self.compact(text) { return numbers }
        let words = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        if words.count > 1, words[1].first?.isNumber != true || !words[1].contains(":") { return nil }
        guard let sign = words[0].first(where: { "-./".contains($0) }) else { return nil }
        let parts = words[0].split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let first = Int(parts[0]), let second = Int(parts[1]), let third = Int(parts[2])
        else { return nil }
        switch (parts[0].count, parts[1].count, parts[2].count, order) {
        case (4, 1...2, 1...2, _): return (first, second, third)
        case (1...2, 1...2, 4, .dayMonthYear): return (third, second, first)
        case (1...2, 1...2, 4, .monthDayYear): return (third, first, second)
        default: return nil
        }
    }

    /// Eight digits, year first: 20191231. EDTF has no such form.
    private static func compact(_ text: String) -> (year: Int, month: Int, day: Int)? {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
            return nil
        }
        return (number / 10_000, number / 100 % 100, number % 100)
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension EDTF {
    /// Whether it is a single date, so that it can stand at an end of an interval.
    fileprivate var isWritableAsEnd: Bool {
        guard case .date = form else { return false }
        return (try? EDTF("\(self)/..")) != nil
    }
}
