import ExtendedDateTime
import Projections

/// What stands in a column of a table, as far as it can be seen without knowing what the table is about.
struct ColumnSurvey {
    let name: String
    private(set) var filled = 0
    /// Cells that are as good as empty, in the words that stand there.
    private(set) var placeholders: [String: Int] = [:]
    private var dates = 0
    private var numbers = 0
    private var offices = 0
    private var longest = 0
    private var distinct: [String: Int] = [:]
    /// Cells that stand in two rows, with both lines.
    private(set) var repeated: [(text: String, first: Int, second: Int)] = []
    /// Cells that are nearly all dates but for these, with their lines.
    private(set) var odd: [(line: Int, text: String)] = []
    private(set) var rows = 0

    private static let mostOdd = 5

    init(_ name: String) { self.name = name }

    mutating func add(_ cell: String, line: Int) {
        rows += 1
        let text = cell.trimmingBlanks
        guard !text.isEmpty else { return }
        filled += 1
        if Placeholder.isEmptyDate(text) || Placeholder.isOpenEnd(text) {
            placeholders[text, default: 0] += 1
            return
        }
        if let first = distinct[text] {
            if repeated.count < Self.mostOdd { repeated.append((text, first, line)) }
        } else {
            distinct[text] = line
        }
        longest = max(longest, text.utf8.count)
        if Int(text) != nil { numbers += 1 }
        if OfficeWords.names(text) { offices += 1 }
        if Self.mayBeDate(text) { dates += 1 } else if odd.count < Self.mostOdd { odd.append((line, text)) }
    }

    /// A date as it stands, or one of which only the map can say how it is meant.
    static func mayBeDate(_ text: String) -> Bool {
        var rules = DateRules()
        rules.form = DateRules.Form(order: nil, hasYearSpans: false)
        switch rules.read(text, in: nil, writtenOn: nil) {
        case .date, .bounded, .open: return Int(text).map { (1000...2100).contains($0) || $0 > 9_999_999 } ?? true
        case .unreadable(let cell):
            if case .noDate = cell.reason { return isDayInWords(text) }
            return true
        case .blank, .unknown: return false
        }
    }

    /// A day, a word and a year: a date in a language that is not read here.
    private static func isDayInWords(_ text: String) -> Bool {
        let parts = text.split { $0.isWhitespace || $0 == "." }
        guard (3...5).contains(parts.count), let day = Int(parts[0].prefix(while: \.isNumber)), (1...31).contains(day),
            let year = parts.last.flatMap({ Int($0) }), (1000...2100).contains(year)
        else { return false }
        return parts.dropFirst().dropLast().allSatisfy { $0.allSatisfy(\.isLetter) }
    }

    private var told: Int { filled - placeholders.values.reduce(0, +) }

    var isDates: Bool { told > 0 && dates * 5 >= told * 4 }

    /// Whether each row has one of its own.
    var isKey: Bool { rows > 0 && filled == rows && placeholders.isEmpty && distinct.count == rows && longest <= 60 }

    /// Whether nearly every row has one of its own: the others may be slips.
    var isNearlyKey: Bool { rows > 4 && distinct.count * 5 >= rows * 4 && longest <= 60 }

    var isNumbers: Bool { told > 0 && numbers == told }

    /// Whether nothing but words for "none" and "no end" stands in it.
    var isPlaceholders: Bool { filled > 0 && told == 0 }

    /// What stands in it, each once.
    var texts: [String] { Array(distinct.keys) }

    var isText: Bool { told > 0 && dates * 2 < told && !isNumbers && longest <= 120 }

    /// Whether its cells are words for offices that people hold.
    var isOffices: Bool { isText && offices * 2 >= told }
}
