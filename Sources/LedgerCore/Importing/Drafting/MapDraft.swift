import CanonicalJSON
import Domain

/// A map for a table of which nobody has said yet what it means: a guess from its header and its cells, with what is doubtful about
/// it, to be read and set right.
public struct MapDraft: Sendable {
    /// The map, with comments in keys that begin with `//`.
    public let text: String
    /// What somebody has to look at.
    public let doubts: [String]
}

extension MapDraft {
    /// Looks at a table.
    ///
    /// - Parameter table: its name, from which the job's id is made, and its bytes.
    /// - Throws: `TableImportError` where the bytes are no table.
    public init(of table: (name: String, content: [UInt8])) throws {
        let form = Self.form(of: table.content)
        let text = try TableText(table, form)
        var columns = text.columns.map(ColumnSurvey.init)
        var dates = DateSurvey(of: Set(text.columns))
        var oddRows: [Int] = []
        try text.forEachRow { row in
            guard let cells = row.cells else { return oddRows.append(row.line) }
            dates.add(row)
            for index in columns.indices { columns[index].add(cells[index].text, line: row.line) }
        }
        var writer = MapDraftWriter(table.name, columns, form, delimiter: text.delimiter)
        writer.note(oddRows: oddRows)
        writer.note(dates)
        self.text = writer.text
        doubts = writer.doubts
    }

    /// The encoding, by a mark in front or by what cannot be UTF-8; and the lines above the header.
    private static func form(of bytes: [UInt8]) -> TableForm {
        var form = TableForm()
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
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

/// Which part a column plays, by the words in its name.
private enum ColumnRole: CaseIterable {
    case start, end, key, person, country, region, organisation, city, title

    /// Words as people write them at the head of a column.
    var words: Set<String> {
        switch self {
        case .start:
            [
                "joined", "since", "from", "start", "started", "begin", "began", "signed", "signature", "established",
                "founded",
                "accession", "admitted", "entered", "date", "year", "von", "seit", "beitritt", "desde", "depuis",
            ]
        case .end:
            ["left", "until", "to", "end", "ended", "terminated", "withdrawn", "bis", "austritt", "hasta", "fin"]
        case .key: ["id", "no", "nr", "number", "key", "code", "record"]
        case .person: ["person", "visitor", "leader", "ambassador", "mayor", "who", "officer"]
        case .country: ["country", "nation", "land", "pays"]
        case .region: ["state", "province", "region", "county"]
        case .organisation: ["organisation", "organization", "league", "union", "association", "treaty"]
        case .city: ["city", "town", "municipality", "stadt", "ort", "ville", "ciudad", "partner", "member", "name"]
        case .title: ["title", "role", "office", "position"]
        }
    }

    static func of(_ name: String) -> ColumnRole? {
        let words = Set(
            name.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 })
        return allCases.first { !$0.words.isDisjoint(with: words) }
    }
}

/// Writes the map as it guesses.
private struct MapDraftWriter {
    private let name: String
    private let columns: [ColumnSurvey]
    private let form: TableForm
    private let delimiter: UInt8
    private(set) var doubts: [String] = []

    init(_ file: String, _ columns: [ColumnSurvey], _ form: TableForm, delimiter: UInt8) {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        name = last.split(separator: ".").first.map(String.init) ?? "table"
        self.columns = columns
        self.form = form
        self.delimiter = delimiter
        if form.skip > 0 {
            doubts.append("\(form.skip.of("line")) above the header \(form.skip.verb("is", "are")) passed over.")
        }
        for column in columns where column.isDates {
            for cell in column.odd {
                doubts.append(
                    "Line \(cell.line): \(column.name.quoted) is \(cell.text.quoted), where others are dates.")
            }
            if !column.placeholders.isEmpty {
                let words = column.placeholders.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
                    .map { "\($0.key.quoted) (\($0.value))" }.joined(separator: ", ")
                doubts.append("In \(column.name.quoted) these are taken for no date, or for no end: \(words).")
            }
        }
        if parties.isEmpty { doubts.append("No column looks like names. Say in \"parties\" who takes part.") }
        if parties.count == 1, start != nil {
            doubts.append(
                "The table names one party a row: of which organisation are they members? \(title.quoted) is a guess.")
        }
        if start == nil { doubts.append("No column looks like the day on which something began.") }
        let used = Set(([start, end, key, region] + parties).compactMap { $0?.name })
        for column in columns where !used.contains(column.name) && column.filled > 0 {
            let what = column.isDates ? ", which holds dates," : ""
            doubts.append("\(column.name.quoted)\(what) is not used.")
        }
        if let odd = columns.first(where: { ColumnSurvey.mayBeDate($0.name) || Int($0.name) != nil }) {
            doubts.append(
                "\(odd.name.quoted) is an odd name of a column: is the first row no header? Then name the columns in \"table\"."
            )
        }
        if let key {
            for cell in key.repeated {
                doubts.append(
                    "Lines \(cell.first) and \(cell.second) have one key, \(cell.text.quoted) in \(key.name.quoted).")
            }
        } else {
            doubts.append(
                "No column tells the rows apart: rows are known by their cells, and a changed row is a new one.")
        }
    }

    mutating func note(oddRows lines: [Int]) {
        guard let first = lines.first else { return }
        doubts.append(
            "Line \(first)\(lines.count > 1 ? " and \(lines.count - 1) more have" : " has") another number of fields: a title, a footer?"
        )
    }

    mutating func note(_ dates: DateSurvey) {
        do throws(TableImportError) {
            let settled = try dates.settle(DateRules(), file: name)
            doubts += settled.notes
        } catch {
            if case .ambiguousDates(_, let column, let line, let text) = error {
                doubts.append(
                    "\(column.quoted): nothing says whether the day or the month stands first (line \(line): \(text.quoted))."
                )
            }
        }
    }

    private var title: String { name.replacing("-", with: " ").replacing("_", with: " ").capitalizedFirst }

    private func column(_ role: ColumnRole, where includes: (ColumnSurvey) -> Bool) -> ColumnSurvey? {
        columns.first { ColumnRole.of($0.name) == role && includes($0) }
    }

    private var start: ColumnSurvey? {
        column(.start, where: \.isDates) ?? columns.first { $0.isDates && ColumnRole.of($0.name) != .end }
    }

    private var end: ColumnSurvey? { column(.end) { $0.isDates || $0.filled == 0 || !$0.placeholders.isEmpty } }

    private var key: ColumnSurvey? {
        column(.key, where: \.isNearlyKey) ?? columns.first {
            $0.isKey && !$0.isDates && parties.first?.name != $0.name
        }
            ?? parties.first.flatMap { $0.isKey ? $0 : nil }
    }

    /// The columns that name parties, at most two.
    private var parties: [ColumnSurvey] {
        let named = columns.filter { column in
            guard column.isText, let role = ColumnRole.of(column.name) else { return false }
            return [.city, .country, .person, .organisation].contains(role)
        }
        let found = named.isEmpty ? columns.filter { $0.isText && ColumnRole.of($0.name) == nil } : named
        // A country beside a city says where that is, and takes no part.
        let cities = found.filter { ColumnRole.of($0.name) == .city }
        return Array((cities.isEmpty ? found : cities).prefix(2))
    }

    private func kind(_ column: ColumnSurvey) -> PartyKind {
        switch ColumnRole.of(column.name) {
        case .person: .person
        case .country: .country
        case .organisation: .organisation
        default: .city
        }
    }

    /// What tells two of one name apart.
    private var region: ColumnSurvey? {
        column(.region, where: \.isText)
            ?? (parties.contains { kind($0) == .city } ? column(.country, where: \.isText) : nil)
    }

    var text: String {
        var lines = ["{"]
        func add(_ line: String, _ comment: String? = nil) {
            // Comments are keys of their own, and no two keys are the same.
            if let comment, let topic = line.split(separator: "\"").first(where: { $0.contains(where: \.isLetter) }) {
                lines.append("  \(Self.quoted("// \(topic)")): \(Self.quoted(comment)),")
            }
            lines.append("  " + line)
        }
        add(
            "\"job\": \(Self.quoted(SlugBook.slug(of: name))),",
            "A draft. Read it, set it right, and look at what it makes: chancery import csv FILE --map THIS --dry-run")
        let table = [
            form.encoding == .utf8 ? nil : "\"encoding\": \(Self.quoted(form.encoding.rawValue))",
            form.skip == 0 ? nil : "\"skip\": \(form.skip)",
            "\"delimiter\": \(Self.quoted(String(UnicodeScalar(delimiter))))",
        ]
        add("\"table\": { \(table.compactMap(\.self).joined(separator: ", ")) },")
        add(
            "\"source\": { \"kind\": \"dataset\", \"title\": \(Self.quoted(title)) },",
            "Who publishes the table, where, and when: \"publisher\", \"url\", \"published\".")
        if let key {
            add("\"key\": \(Self.quoted("{\(key.name)}")),", "Tells the rows apart, in every edition of the table.")
        }
        add("\"parties\": {", "Who is named in a row. \"id\" tells the bearers of one name apart.")
        lines.append(partyLines.joined(separator: ",\n"))
        add("},")
        add("\"empty\": [],", "What stands in a cell that is empty, beside -, n/a, null and their like.")
        add(
            "\"dates\": { \"open\": [], \"unreadable\": \"refuse\" },",
            "\"order\" of day and month, words for \"open\" ends, and \"as_of\": by when all of it had happened.")
        add("\"events\": [")
        lines.append(eventLines.joined(separator: ",\n"))
        add("]")
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private var partyLines: [String] {
        var lines = zip(["first", "second"], parties).map { role, column in
            let region = kind(column) == .city && parties.count == 1 ? region : nil
            let id = region.map { ", \"id\": \(Self.quoted("{\(column.name)} {\($0.name)}"))" } ?? ""
            return
                "    \"\(role)\": { \"kind\": \"\(kind(column).rawValue)\", \"name\": \(Self.quoted("{\(column.name)}"))\(id) }"
        }
        if parties.count == 1 {
            lines.append("    \"organisation\": { \"kind\": \"organisation\", \"name\": \(Self.quoted(title)) }")
        }
        return lines
    }

    private var eventLines: [String] {
        let (start, end) = (start.map(Self.dated), end.map(Self.dated))
        if parties.count == 2 {
            let id = Self.quoted(parties.map { "{\($0.name)}" }.joined(separator: " "))
            return [
                "    { \"key\": \"tie\", \"type\": \"agreement.registered\", \"data\": { \"agreement\": \(id), \"kind\": \"sister-city\", \"form\": \"bilateral\", \"parties\": [\"first\", \"second\"] } }",
                start.map {
                    "    { \"key\": \"signed\", \"type\": \"agreement.signed\", \($0)\"data\": { \"agreement\": \(id) } }"
                },
                end.map {
                    "    { \"key\": \"ended\", \"type\": \"agreement.ended\", \($0)\"data\": { \"agreement\": \(id), \"mode\": \"termination\" } }"
                },
            ].compactMap(\.self)
        }
        let data = "\"data\": { \"member\": \"first\", \"organisation\": \"organisation\" }"
        return [
            start.map { "    { \"key\": \"joined\", \"type\": \"membership.joined\", \($0)\(data) }" },
            end.map { "    { \"key\": \"left\", \"type\": \"membership.ended\", \($0)\(data) }" },
        ].compactMap(\.self)
    }

    /// Made where the column has a date, and on that.
    private static func dated(by column: ColumnSurvey) -> String {
        "\"when\": { \(quoted(column.name)): \"filled\" }, \"on\": \(quoted(column.name)), "
    }

    private static func quoted(_ text: String) -> String { JSON.string(text).canonicalText }
}
