import ExtendedDateTime

/// What the columns of a table say of their own dates, where the map says nothing: whether the day or the month stands first,
/// whether 2001-02 is a month.
struct DateSurvey {
    private var columns: [String: Evidence] = [:]
    private let names: [String]
    /// The columns in which a word for "no end" refuses its row.
    private let beginnings: Set<String>

    private struct Evidence {
        var dayFirst: Cell?
        var monthFirst: Cell?
        var either: Cell?
        var months: Cell?
        var spans: Cell?
        var programDays = ProgramDaySurvey()
        /// Days and words that mean "no end", or nothing at all, with how often they stand there.
        var far: [String: (cell: Cell, count: Int, isEnd: Bool)] = [:]
    }

    struct Cell {
        let line: Int
        let text: String
    }

    init(of columns: Set<String>, beginnings: Set<String> = []) {
        names = columns.sorted()
        self.beginnings = beginnings
    }

    mutating func add(_ row: TableText.Row) {
        guard !names.isEmpty, let cells = row.cells else { return }
        for (column, text) in cells where names.contains(column) { add(text.trimmingBlanks, row.line, column) }
    }

    private mutating func add(_ text: String, _ line: Int, _ column: String) {
        let cell = Cell(line: line, text: text)
        if !text.isEmpty { columns[column, default: Evidence()].programDays.add(text) }
        let isOpen = Placeholder.isOpenEnd(text)
        if !text.isEmpty, isOpen || Placeholder.isEmptyDate(text) {
            if isOpen, beginnings.contains(column) { return }
            columns[column, default: Evidence()].far[text, default: (cell, 0, isOpen)].count += 1
            return
        }
        if let numbers = DateNumbers(text) {
            if numbers.isNothing || numbers.year == 9999 {
                columns[column, default: Evidence()].far[text, default: (cell, 0, numbers.year == 9999)].count += 1
                return
            }
            switch numbers.settledOrder {
            case .dayMonthYear: note(cell, \.dayFirst, column)
            case .monthDayYear: note(cell, \.monthFirst, column)
            case nil: if numbers.isInEitherOrder { note(cell, \.either, column) }
            }
        } else if let span = YearSpan(text) {
            if span.isMonth { note(cell, \.months, column) }
            if span.isCertain { note(cell, \.spans, column) }
        }
    }

    private mutating func note(_ cell: Cell, _ path: WritableKeyPath<Evidence, Cell?>, _ column: String) {
        if columns[column]?[keyPath: path] == nil { columns[column, default: Evidence()][keyPath: path] = cell }
    }
}

extension DateSurvey {
    /// The rules with what the columns settle, and what is worth telling of that.
    ///
    /// - Parameter tellsWords: whether words that are taken for no date, or no end, are told.
    /// - Throws: `TableImportError.ambiguousDates` for a column of which nothing settles the order, though it matters.
    func settle(
        _ rules: DateRules, file: String, tellsWords: Bool = true
    ) throws(TableImportError) -> (rules: DateRules, notes: [String]) {
        var (rules, notes) = (rules, [String]())
        for name in names {
            guard let column = columns[name] else { continue }
            var form = rules.form
            form.doubted = column.programDays.doubted.subtracting(rules.real)
            let said = rules.empty.union(rules.open).union(rules.unknown)
            notes += column.far.sorted { $0.value.cell.line < $1.value.cell.line }.filter {
                !said.contains($0.key) && (tellsWords || DateNumbers($0.key) != nil)
            }.map {
                Self.words(name, $1.cell, $1.count, isEnd: $1.isEnd)
            }
            if form.order == nil {
                switch (column.dayFirst, column.monthFirst, column.either) {
                case (nil, nil, let either?):
                    throw .ambiguousDates(file: file, column: name, line: either.line, text: either.text)
                case (let cell?, nil, _):
                    form.order = .dayMonthYear
                    if column.either != nil { notes.append(Self.words(name, "day", cell)) }
                case (nil, let cell?, _):
                    form.order = .monthDayYear
                    if column.either != nil { notes.append(Self.words(name, "month", cell)) }
                default: break
                }
            }
            if form.hasYearSpans == nil, column.months != nil, column.spans == nil { form.hasYearSpans = false }
            rules.forms[name] = form
        }
        return (rules, notes)
    }

    private static func words(_ column: String, _ cell: Cell, _ count: Int, isEnd: Bool) -> String {
        let more = count > 1 ? " and \((count - 1).of("more line"))" : ""
        return
            "In \(column.quoted) \(cell.text.quoted) is taken for \(isEnd ? "no end" : "no date") (line \(cell.line)\(more))."
    }

    private static func words(_ column: String, _ first: String, _ cell: Cell) -> String {
        "In \(column.quoted) the \(first) is taken to stand first, as in line \(cell.line): \(cell.text.quoted)."
    }
}
