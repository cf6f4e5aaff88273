import ExtendedDateTime
import Domain

/// Which cells say when a record's event happened.
enum OccurrenceTemplate: Sendable {
    /// The type has no date, or the register has none.
    case none
    /// The same day for all rows: when a list was drawn up, say.
    case always(EDTF)
    /// A column, and one with words beside the date that may qualify it.
    /// `isLastDay`: the day is the last of what ends, which the register counts in.
    case day(column: String, note: String?, isLastDay: Bool)
    case span(from: String, to: String)

    var columns: [String] {
        switch self {
        case .none, .always: []
        case .day(let column, let note, _): [column] + (note.map { [$0] } ?? [])
        case .span(let from, let to): [from, to]
        }
    }
}

extension OccurrenceTemplate {
    /// The columns that hold dates, without that of a note.
    var dateColumns: [String] {
        if case .day(let column, _, _) = self { [column] } else { columns }
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
    /// - Parameter day: when the row was written; `nil` where nobody knows.
    func date(
        of row: RegisterRow, _ rules: DateRules, _ occurrence: Occurrence, writtenOn day: Day?
    ) throws(RowProblem) -> RowDate {
        var date: RowDate
        switch self {
        case .none: date = RowDate()
        case .always(let day): date = RowDate(on: day)
        case .day(let column, let note, let isLastDay):
            date = Self.single(row[column], try rules.date(in: column, of: row, writtenOn: day))
            if let on = date.on, let words = note.flatMap({ row[$0] }),
                let qualified = DateNote.qualified(on, by: words)
            {
                date = RowDate(on: qualified, stated: "\(words) \(row[column] ?? "")")
            }
            if isLastDay, let on = date.on {
                date = RowDate(on: on.dayAfter, stated: date.stated ?? row[column])
            }
        case .span(let from, let to):
            let (start, end) = (
                try rules.date(in: from, of: row, writtenOn: day), try rules.date(in: to, of: row, writtenOn: day)
            )
            if start.isOpen { throw Self.noDate(row, from) }
            if rules.unreadable == .refuse, Self.isReversed(start, end) {
                throw RowProblem(endedBeforeItBegan: row, from: from, to: to)
            }
            date = Self.span(row[from], start, row[to], end)
        }
        if date.on == nil, occurrence != .never, occurrence != .instantIfKnown {
            guard let day else {
                throw RowProblem(
                    columns: columns,
                    what: "The row gives no date.\nhint: Say in the map by when all that the table lists had happened: "
                        + "\"dates\": {\"as_of\": \"2024-05-01\"}; or make the event only where there is a date: "
                        + "\"when\": {\"\(columns.first ?? "Date")\": \"filled\"}.")
            }
            date.on = try? EDTF("[..\(day)]")
        }
        return date
    }

    /// A word for "still so" in the place of a beginning.
    static func noDate(_ row: RegisterRow, _ column: String) -> RowProblem {
        RowProblem(
            columns: [column],
            what:
                "\((row[column] ?? "").quoted) gives no date.\nhint: Set the cell right; or, where it means that there is "
                + "none, name it in the map's \"empty\" or \"dates.open\".")
    }

    /// Whether a cell of its day has a word that everybody uses for "still so", and so does not say when.
    func saysStill(in row: RegisterRow, _ rules: DateRules) -> String? {
        guard case .day(let column, _, _) = self, let text = row[column]?.trimmingBlanks, Placeholder.isOpenEnd(text),
            !rules.open.contains(text), !rules.unknown.contains(text)
        else { return nil }
        return column
    }

    /// Whether the row says that what has one day has not come to it yet.
    func isOpen(in row: RegisterRow, _ rules: DateRules, writtenOn day: Day?) -> Bool {
        guard case .day(let column, _, _) = self else { return false }
        return rules.read(row[column], in: column, writtenOn: day).isOpen
    }

    /// Whether a cell is as good as empty: in the column of its day, a placeholder, zeros, or the first day of the year 1.
    func isBlank(_ column: String, in row: RegisterRow, _ rules: DateRules, writtenOn day: Day?) -> Bool {
        guard columns.first == column, case .day = self else { return row[column] == nil }
        return rules.read(row[column], in: column, writtenOn: day).isBlank
    }

    private static func single(_ text: String?, _ cell: CellDate) -> RowDate {
        RowDate(on: cell.date, stated: cell.isNoDate ? text : nil)
    }

    private static func span(_ from: String?, _ start: CellDate, _ to: String?, _ end: CellDate) -> RowDate {
        var date = RowDate(on: on(start, end))
        if isReversed(start, end) || start.isNoDate || end.isNoDate {
            date.stated = [from, to].map { $0 ?? "" }.joined(separator: "/")
        }
        return date
    }

    private static func isReversed(_ start: CellDate, _ end: CellDate) -> Bool {
        start.date.flatMap { a in end.date.map { $0.bounds.latest < a.bounds.earliest } } ?? false
    }

    /// From a start to an end; of an end before its start only that both lie somewhere between the two.
    private static func on(_ start: CellDate, _ end: CellDate) -> EDTF? {
        switch (start.date, end.date) {
        case (let a?, let b?) where b.bounds.latest < a.bounds.earliest:
            return try? EDTF("[\(b.bounds.earliest)..\(a.bounds.latest)]")
        case (let a?, let b?) where a == b && a.precision == .day: return a
        case (let a?, let b?):
            return (try? EDTF("\(a)/\(b)")) ?? (try? EDTF("[\(a.bounds.earliest)..\(b.bounds.latest)]"))
        case (let a?, nil): return (try? EDTF(end.isOpen ? "\(a)/.." : "\(a)/")) ?? a
        case (nil, let b?): return (try? EDTF("/\(b)")) ?? b
        case (nil, nil): return nil
        }
    }
}

extension DateRules {
    /// The date in a cell of a row, or in a text that was put together of several.
    ///
    /// - Throws: `RowProblem` for what cannot be read, where the map does not say that its words are kept.
    func date(
        _ text: String?, in columns: [String], isWhole: Bool = true, writtenOn day: Day?
    ) throws(RowProblem) -> CellDate {
        let cell = read(text, in: isWhole ? columns.first : nil, writtenOn: day)
        if unreadable == .refuse, let problem = cell.unreadable?.problem {
            throw RowProblem(columns: columns, what: problem)
        }
        return cell
    }

    fileprivate func date(in column: String, of row: RegisterRow, writtenOn day: Day?) throws(RowProblem) -> CellDate {
        try date(row[column], in: [column], writtenOn: day)
    }
}

extension EDTF {
    /// The day after, of a date that is the last day of something.
    fileprivate var dayAfter: EDTF? {
        func next(_ day: Day) -> String { day.isFinite ? Day(day.number + 1).description : "" }
        let (first, last) = (next(bounds.earliest), next(bounds.latest))
        return first == last ? try? EDTF(first) : try? EDTF("[\(first)..\(last)]")
    }
}
