import EDTF
import Vocabulary

/// Which cells say when a record's event happened.
enum OccurrenceTemplate: Sendable {
    /// The type has no date, or the register has none.
    case none
    case day(column: String)
    case span(from: String, to: String)

    var columns: [String] {
        switch self {
        case .none: []
        case .day(let column): [column]
        case .span(let from, let to): [from, to]
        }
    }
}

/// When something happened, as far as a row can be believed.
struct RowDate: Equatable {
    var on: EDTF?
    /// The register's own words, where they are no date.
    var stated: String?
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
        case .day(let column): date = Self.single(row[column], rules.read(row[column], writtenOn: day))
        case .span(let from, let to):
            date = Self.span(
                row[from], rules.read(row[from], writtenOn: day), row[to], rules.read(row[to], writtenOn: day))
        }
        if date.on == nil, occurrence != .never, occurrence != .instantIfKnown { date.on = try? EDTF("[..\(day)]") }
        return date
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
