import Domain

/// What can be seen of a table of which nobody has said yet what it means.
struct TableSurvey {
    /// The file's name without folder and ending.
    let name: String
    let form: TableForm
    let delimiter: UInt8
    let columns: [ColumnSurvey]
    /// The lines of rows with another number of fields, but for those of a footer.
    let oddRows: [Int]
    /// The lines that look like a footer, with what each looks like.
    let footers: [(line: Int, why: String)]
    private let dates: DateSurvey
    private let text: TableText

    /// - Throws: `TableImportError` where the bytes are no table.
    init(_ table: (name: String, content: [UInt8])) throws {
        let last = table.name.split(separator: "/").last.map(String.init) ?? table.name
        name = last.split(separator: ".").first.map(String.init).flatMap { $0 == "-" ? nil : $0 } ?? "table"
        var form = Self.form(of: table.content)
        let whole = try TableText(table, form)
        var footers = FooterSurvey(columns: whole.columns.count)
        try whole.forEachRow { footers.add($0) }
        let found = footers.footers.sorted { $0.key < $1.key }
        self.footers = found.map { ($0.key, $0.value) }
        form.skipLast = found.count
        let text = found.isEmpty ? whole : try TableText(table, form)
        var columns = text.columns.map(ColumnSurvey.init)
        var dates = DateSurvey(of: Set(text.columns))
        var oddRows: [Int] = []
        try text.forEachRow { row in
            guard let cells = row.cells else { return oddRows.append(row.line) }
            dates.add(row)
            for index in columns.indices { columns[index].add(cells[index].text, line: row.line) }
        }
        self.form = form
        self.text = text
        self.columns = columns
        self.dates = dates
        self.oddRows = oddRows
        delimiter = text.delimiter
    }

    /// What the columns of dates settle, or leave open.
    var dateNotes: [String] {
        do throws(TableImportError) { return try dates.settle(DateRules(), file: name).notes } catch {
            guard case .ambiguousDates(_, let column, let line, let text) = error else { return [] }
            return [
                "\(column.quoted): nothing says whether the day or the month stands first (line \(line): \(text.quoted))."
            ]
        }
    }

    /// Whether no two rows have the same cells in some columns, in whichever order.
    func areDistinct(_ names: [String]) -> Bool {
        var seen: Set<[String]> = []
        var areDistinct = true
        try? text.forEachRow { row in
            let cells = names.map { name in row.known.first { $0.column == name }?.text.trimmingBlanks ?? "" }
            if !seen.insert(cells.sorted()).inserted { areDistinct = false }
        }
        return areDistinct
    }

    /// The encoding, by a mark in front or by what cannot be UTF-8; and the lines above the header.
    private static func form(of bytes: [UInt8]) -> TableForm {
        var form = TableForm()
        if UTF16Bytes.order(of: bytes) != nil {
            form.encoding = .utf16
        } else if String(validating: bytes, as: UTF8.self) == nil {
            form.encoding = .windows1252
        }
        form.skip = form.encoding.utf8(bytes).map(linesAboveHeader) ?? 0
        return form
    }

    /// A header has a name for every column, and each once. What stands above it has fewer.
    private static func linesAboveHeader(_ bytes: [UInt8]) -> Int {
        guard DelimitedText.namedDelimiter(in: bytes) == nil else { return 0 }
        var reader = DelimitedReader(bytes, delimiter: DelimitedText.delimiter(of: bytes))
        var rows: [DelimitedText.Row] = []
        while rows.count < 50, let row = try? reader.row() {
            if !row.fields.allSatisfy(\.isEmpty) { rows.append(row) }
        }
        let counts = Dictionary(rows.map { ($0.fields.count, 1) }, uniquingKeysWith: +)
        guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return 0 }
        let header = rows.first { row in
            let names = row.fields.map(\.trimmingBlanks)
            let named = names.prefix { !$0.isEmpty }
            return names.count == usual && named.count == names.count { !$0.isEmpty } && Set(named).count == named.count
                && (named.count > 1 || usual == 1)
        }
        return header.map { $0.line - 1 } ?? 0
    }
}
