import ExtendedDateTime
import Synchronization

/// How a register writes its dates.
struct DateRules: Sendable {
    /// Of dates with the year last, which stands first: 31.12.2023 or 12/31/2023.
    enum Order: String, CaseIterable, Sendable {
        case dayMonthYear = "day-month-year"
        case monthDayYear = "month-day-year"
    }

    /// What becomes of a cell that nobody can read for certain.
    enum Unreadable: String, CaseIterable, Sendable {
        /// Its row is refused.
        case refuse
        /// Its words are kept, with the bounds that can be defended.
        case keep
    }

    /// The day from which a spreadsheet counts days.
    enum DayNumbers: String, CaseIterable, Sendable {
        case from1900 = "1900"
        case from1904 = "1904"

        /// The day before day 1. Spreadsheets of the first kind count 29 February 1900, which the calendar does not have, so
        /// that it is right from the day after that.
        var origin: Day {
            switch self {
            case .from1900: Day(year: 1899, month: 12, day: 30)
            case .from1904: Day(year: 1904, month: 1, day: 1)
            }
        }
    }

    /// What the cells of one column have in common.
    struct Form: Sendable {
        /// `nil` where neither the map nor the column settles it.
        var order: Order?
        /// Whether 2001-02 means two years; `nil` where neither the map nor the column settles it.
        var hasYearSpans: Bool?
        /// Days that a program may have written where there is none.
        var doubted: Set<EDTF> = []
    }

    /// What the map says of all columns.
    var form = Form()
    /// What each column says, where the map says nothing.
    var forms: [String: Form] = [:]
    /// What means that there is no end, beside the words that everybody uses.
    var open: Set<String> = []
    var unknown: Set<String> = []
    /// What means that there is nothing, beside the placeholders that everybody uses.
    var empty: Set<String> = []
    /// Days that stand for themselves, though programs write them where there is none.
    var real: Set<EDTF> = []
    var unreadable = Unreadable.refuse
    var dayNumbers: DayNumbers?
    /// The first of the hundred years that two digits may mean.
    var twoDigitYears: Int?
    /// By when all that the register tells had happened.
    var asOf: EDTF?
    /// What words have come to: a cell is looked at several times, and many cells say the same.
    private let memory = WordMemory()
}

extension DateRules {
    /// Reads a cell.
    ///
    /// Days of the year 9999 mean that something is still so, the first day of the year 1 and dates of nothing but zeros mean
    /// nothing.
    ///
    /// - Parameters:
    ///   - column: where it stands; `nil` for a text that was put together of several.
    ///   - day: when it was written, for words such as "last month"; `nil` where nobody knows.
    func read(_ cell: String?, in column: String?, writtenOn day: Day?) -> CellDate {
        let text = cell?.trimmingBlanks ?? ""
        if text.isEmpty || empty.contains(text) { return .blank }
        if unknown.contains(text) { return .unknown }
        if open.contains(text) || Placeholder.isOpenEnd(text) { return .open }
        if Placeholder.isEmptyDate(text) { return .blank }
        let form = column.flatMap { forms[$0] } ?? form
        if let numbers = DateNumbers(text) { return read(numbers, text, form) }
        if let month = MonthNumbers(text) {
            return month.date.map(CellDate.date) ?? .unreadable(UnreadableDate(text: text, reason: .noSuchDay))
        }
        if let span = YearSpan(text), let cell = read(span, text, form) { return cell }
        if let date = try? EDTF(text) { return Self.read(date) }
        if let number = DayNumber(text) { return read(number, text) }
        return readWords(text, writtenOn: day)
    }

    /// Takes days that programs write for what they say.
    mutating func believeProgramDays() {
        for column in forms.keys { forms[column]?.doubted = [] }
    }

    private static func read(_ date: EDTF) -> CellDate {
        if date.bounds.earliest >= Day(year: 9999, month: 1, day: 1) { return .open }
        return date.isWritableAsEnd ? .date(date) : .bounded(date)
    }

    private func read(_ numbers: DateNumbers, _ text: String, _ form: Form) -> CellDate {
        var numbers = numbers
        if numbers.isNothing { return .blank }
        if numbers.hasTwoDigitYear {
            guard let first = twoDigitYears else {
                return .unreadable(UnreadableDate(text: text, reason: .twoDigitYear))
            }
            numbers.putYear(intoHundredFrom: first)
        }
        if numbers.year == 9999 { return .open }
        let readings = numbers.readings(form.order)
        let days = readings.compactMap(\.day).uniqued()
        if days.count == 2 {
            let bounds = try? EDTF("[\(days.map(\.description).sorted().joined(separator: ","))]")
            return .unreadable(UnreadableDate(text: text, reason: .eitherOrder(days[0], days[1]), bounds: bounds))
        }
        if let day = days.first {
            return form.doubted.contains(day)
                ? .unreadable(UnreadableDate(text: text, reason: .programDay(day))) : .date(day)
        }
        let possible = readings.filter { (1...12).contains($0.month) }
        let bounds = possible.count == 1 ? possible[0].bounds : readings.first?.yearAlone
        return .unreadable(UnreadableDate(text: text, reason: .noSuchDay, bounds: bounds))
    }

    /// Two years, or `nil` where the cell is a year with a month or a season.
    private func read(_ span: YearSpan, _ text: String, _ form: Form) -> CellDate? {
        if span.isCertain || span.isFollowingYear {
            switch form.hasYearSpans {
            case true?: return span.date.map(CellDate.bounded)
            case nil: return .unreadable(UnreadableDate(text: text, reason: .yearSpan))
            case false?: break
            }
        }
        return nil
    }

    private func read(_ number: DayNumber, _ text: String) -> CellDate {
        guard let dayNumbers else {
            guard let day = number.day(from: .from1900) else { return .unreadable(.init(text: text, reason: .noDate)) }
            return .unreadable(UnreadableDate(text: text, reason: .dayNumber(day)))
        }
        return number.day(from: dayNumbers).map(CellDate.date) ?? .unreadable(.init(text: text, reason: .noSuchDay))
    }

    /// English words. What they mean must not depend on the day on which somebody reads them.
    private func readWords(_ text: String, writtenOn day: Day?) -> CellDate {
        memory.cell(text, day) { Self.readWords(text.replacingHyphensBetweenWords, writtenOn: day) }
    }

    private static func readWords(_ text: String, writtenOn day: Day?) -> CellDate {
        if let day {
            return (try? EDTF(words: text, anchor: day)).map(CellDate.bounded)
                ?? .unreadable(UnreadableDate(text: text, reason: .noDate))
        }
        switch try? WordsMeaning(text) {
        case .always(let date): return .bounded(date)
        case .relative: return .unreadable(UnreadableDate(text: text, reason: .relative))
        case nil: return .unreadable(UnreadableDate(text: text, reason: .noDate))
        }
    }
}

/// What cells with words in them were read as.
private final class WordMemory: Sendable {
    private struct Key: Hashable {
        let text: String
        let day: Day?
    }

    private let cells = Mutex<[Key: CellDate]>([:])
    private static let most = 1 << 13

    func cell(_ text: String, _ day: Day?, _ read: () -> CellDate) -> CellDate {
        let key = Key(text: text, day: day)
        if let known = cells.withLock({ $0[key] }) { return known }
        let cell = read()
        cells.withLock { cells in
            if cells.count >= Self.most { cells = [:] }
            cells[key] = cell
        }
        return cell
    }
}

extension EDTF {
    /// Whether it is a single date, so that it can stand at an end of an interval.
    fileprivate var isWritableAsEnd: Bool {
        guard case .date = form else { return false }
        return (try? EDTF("\(self)/..")) != nil
    }
}

extension String {
    /// 10-FEB-2024 as 10 FEB 2024.
    fileprivate var replacingHyphensBetweenWords: String {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        let isDay = parts.count == 3 && parts[1].allSatisfy(\.isLetter) && parts[0].allSatisfy(\.isNumber)
        return isDay && !parts[1].isEmpty && parts[2].count == 4 ? parts.joined(separator: " ") : self
    }
}
