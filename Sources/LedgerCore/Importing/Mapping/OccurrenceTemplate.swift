import ExtendedDateTime
import Domain

/// Which cells say when a record's event happened.
enum OccurrenceTemplate: Sendable {
    /// The type has no date, or the register has none.
    case none
    /// The same day for all rows: when a list was drawn up, say.
    case always(EDTF)
    /// A column, and one with words beside the date that may qualify it.
    case day(column: String, note: String?)
    case span(from: String, to: String)

    var columns: [String] {
        switch self {
        case .none, .always: []
        case .day(let column, let note): [column] + (note.map { [$0] } ?? [])
        case .span(let from, let to): [from, to]
        }
    }
}

/// When something happened, as far as a row can be believed.
struct RowDate: Equatable {
    var on: EDTF?
    /// The register's own words, where they are no date.
    var stated: String?
    /// It has not come to pass.
    var isToCome = false
}

extension OccurrenceTemplate {
    /// Reads the date of a row.
    ///
    /// What a register lists has happened by the time it lists it: where nothing else is known, and the type must have a
    /// date, that is its bound.
    ///
    /// - Parameter day: when the row was written.
    func date(of row: RegisterRow, _ rules: DateRules, _ occurrence: Occurrence, writtenOn day: Day) -> RowDate {
        var date: RowDate
        switch self {
        case .none: date = RowDate()
        case .always(let day): date = RowDate(on: day)
        case .day(let column, let note):
            date = Self.single(row[column], rules.read(row[column], writtenOn: day))
            if let on = date.on, let words = note.flatMap({ row[$0] }),
                let qualified = DateNote.qualified(on, by: words)
            {
                date = RowDate(on: qualified, stated: "\(words) \(row[column] ?? "")")
            }
        case .span(let from, let to):
            date = Self.span(
                row[from], rules.read(row[from], writtenOn: day), row[to], rules.read(row[to], writtenOn: day))
        }
        if date.on == nil, occurrence != .never, occurrence != .instantIfKnown { date.on = try? EDTF("[..\(day)]") }
        return date
    }

    /// Whether the row says that what has one day has not come to it yet.
    func isOpen(in row: RegisterRow, _ rules: DateRules, writtenOn day: Day) -> Bool {
        guard case .day(let column, _) = self else { return false }
        return rules.read(row[column], writtenOn: day).isOpen
    }

    /// Whether a cell that holds its date is as good as empty: zeros, or the first day of the year 1.
    func isBlank(_ column: String, in row: RegisterRow, _ rules: DateRules, writtenOn day: Day) -> Bool {
        guard columns.first == column, case .day = self else { return row[column] == nil }
        if case .blank = rules.read(row[column], writtenOn: day) { return true }
        return false
    }

    private static func single(_ text: String?, _ cell: CellDate) -> RowDate {
        RowDate(on: cell.date, stated: cell.isNoDate ? text : nil)
    }

    private static func span(_ from: String?, _ start: CellDate, _ to: String?, _ end: CellDate) -> RowDate {
        var date = RowDate(on: on(start, end))
        let isReversed = start.date.flatMap { a in end.date.map { $0.bounds.latest < a.bounds.earliest } } ?? false
        if isReversed || start.isNoDate || end.isNoDate {
            date.stated = [from, to].map { $0 ?? "" }.joined(separator: "/")
        }
        return date
    }

    /// From a start to an end; of an end before its start only that both lie somewhere between the two.
    private static func on(_ start: CellDate, _ end: CellDate) -> EDTF? {
        switch (start.date, end.date) {
        case (let a?, let b?) where b.bounds.latest < a.bounds.earliest:
            return try? EDTF("[\(b.bounds.earliest)..\(a.bounds.latest)]")
        case (let a?, let b?) where a == b && a.precision == .day: return a
        case (let a?, let b?):
            return (try? EDTF("\(a)/\(b)")) ?? (try? EDTF("[\(a.bounds.earliest)..\(b.bounds.latest)]"))
        case (let a?, nil): return try? EDTF(end.isOpen ? "\(a)/.." : "\(a)/")
        case (nil, let b?): return try? EDTF("/\(b)")
        case (nil, nil): return nil
        }
    }
}

extension CellDate {
    fileprivate var isOpen: Bool {
        if case .open = self { true } else { false }
    }
}
