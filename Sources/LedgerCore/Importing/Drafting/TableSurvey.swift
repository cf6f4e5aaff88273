import Domain
import Projections

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
        var whole = try TableText(table, form)
        if try Self.isHeaderless(whole) {
            form.skip = form.encoding.utf8(table.content).map(Self.linesAboveRows) ?? 0
            form.columns = whole.columns.indices.map { Self.letters($0) }
            whole = try TableText(table, form)
        }
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
        do throws(TableImportError) { return try dates.settle(DateRules(), file: name, tellsWords: false).notes } catch
        {
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

    /// Whether some columns tell no more rows apart than a few of them do, in whichever order.
    func saysNoMore(_ all: [String], than few: [String]) -> Bool {
        var (seenAll, seenFew) = (Set<[String]>(), Set<[String]>())
        try? text.forEachRow { row in
            func cells(_ names: [String]) -> [String] {
                names.map { name in row.known.first { $0.column == name }?.text.searchKey ?? "" }.sorted()
            }
            seenAll.insert(cells(all))
            seenFew.insert(cells(few))
        }
        return seenAll.count == seenFew.count
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

    /// Whether a date stands at the head of a column of dates: then the first row is one like the others.
    private static func isHeaderless(_ text: TableText) throws -> Bool {
        var columns = text.columns.map(ColumnSurvey.init)
        // "In force" stands at the head of a column, and not in one.
        func isDate(_ name: String) -> Bool { name.contains(where: \.isNumber) && ColumnSurvey.mayBeDate(name) }
        guard columns.contains(where: { isDate($0.name) }) else { return false }
        try text.forEachRow { row in
            guard let cells = row.cells else { return }
            for index in columns.indices { columns[index].add(cells[index].text, line: row.line) }
        }
        return columns.contains { isDate($0.name) && $0.isDates }
    }

    /// The name of a column without one: a, b, c, and behind z its number.
    private static func letters(_ index: Int) -> String {
        index < 26 ? String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index))) : "column \(index + 1)"
    }

    /// How many lines have fewer fields than most, above the first that has as many.
    private static func linesAboveRows(_ bytes: [UInt8]) -> Int {
        let rows = firstRows(bytes)
        let usual = usualCount(rows)
        return rows.first { $0.fields.count == usual }.map { $0.line - 1 } ?? 0
    }

    private static func firstRows(_ bytes: [UInt8]) -> [DelimitedText.Row] {
        var reader = DelimitedReader(bytes, delimiter: DelimitedText.delimiter(of: bytes))
        var rows: [DelimitedText.Row] = []
        while rows.count < 50, let row = try? reader.row() {
            if !row.fields.allSatisfy(\.isEmpty) { rows.append(row) }
        }
        return rows
    }

    private static func usualCount(_ rows: [DelimitedText.Row]) -> Int? {
        Dictionary(rows.map { ($0.fields.count, 1) }, uniquingKeysWith: +)
            .max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// A header has a name for every column, and each once. What stands above it has fewer.
    private static func linesAboveHeader(_ bytes: [UInt8]) -> Int {
        guard DelimitedText.namedDelimiter(in: bytes) == nil else { return 0 }
        let rows = firstRows(bytes)
        guard let usual = usualCount(rows) else { return 0 }
        let header = rows.first { row in
            let names = row.fields.map(\.trimmingBlanks)
            let named = names.prefix { !$0.isEmpty }
            return names.count == usual && named.count == names.count { !$0.isEmpty } && Set(named).count == named.count
                && (named.count > 1 || usual == 1)
        }
        return header.map { $0.line - 1 } ?? 0
    }
}
