import CanonicalJSON
import ExtendedDateTime
import Projections
import Domain

/// How the rows of a table become events. The form is described in docs/IMPORT-CSV.md.
public struct TableMap: Sendable {
    /// Stands before every event's id, and is the source's.
    public let job: String
    let form: TableForm
    let source: JSONObject
    /// The row's own key; its line where the map gives none.
    let key: TextTemplate?
    let parties: [String: PartyTemplate]
    let values: [DerivedColumn]
    /// What stands in any cell that is empty, beside the placeholders that everybody uses.
    let empty: Set<String>
    let dates: DateRules
    /// What becomes of rows that a later edition does not have.
    let gone: GoneRows?
    /// Whether two rows of one key that say different things both count.
    let recordsRepeatedKeys: Bool
    let events: [EventTemplate]

    public init(parsing bytes: [UInt8]) throws(MapError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw MapError(pointer: "", kind: .notJSON(error))
        }
        let reader = MapReader(json)
        _ = try reader.members(knowing: Self.keys)
        job = try reader.required("job").slug()
        form = try reader.optional("table").map { reader throws(MapError) in try TableForm(reader) } ?? TableForm()
        source = try reader.required("source").source()
        key = try reader.optional("key")?.template()
        let parties = try reader.optional("parties")?.parties() ?? [:]
        self.parties = parties
        var values: [DerivedColumn] = []
        for (name, value) in try reader.optional("values")?.members() ?? [] {
            values.append(try DerivedColumn(name, value))
        }
        self.values = values
        let empty = Set(try reader.optional("empty")?.texts() ?? [])
        self.empty = empty
        var dates = try reader.optional("dates")?.dates() ?? DateRules()
        dates.empty = empty
        if dates.asOf == nil { dates.asOf = source["published"]?.string.flatMap { try? EDTF($0) } }
        if dates.unreadable == .keep, dates.asOf == nil {
            throw MapReader(.null, path: ["dates", "as_of"]).error(.missing)
        }
        self.dates = dates
        recordsRepeatedKeys = try reader.optional("repeated_key")?.choice(RepeatedKey.self) == .record
        gone = try reader.optional("gone")?.choice(GoneRows.self)
        var events: [EventTemplate] = []
        let roles = parties.keys.sorted()
        for event in try reader.required("events").elements() {
            events.append(try EventTemplate(event, parties: roles))
        }
        self.events = events
    }

    private static let keys = [
        "job", "table", "source", "key", "repeated_key", "parties", "values", "empty", "dates", "gone", "events",
    ]

    /// The columns that the map reads, without those that it makes itself.
    var columns: Set<String> { named.subtracting(values.map(\.name)).subtracting(takenNames) }

    /// The names by which the map means the line of a row and the id of its record, as far as it uses them.
    var takenNames: Set<String> { named.intersection([Self.line, TextTemplate.record]) }

    /// The columns that hold dates.
    var dateColumns: Set<String> { Set(events.flatMap(\.dateColumns)) }

    /// Those of them that say when something began, or happened.
    var beginningColumns: Set<String> { Set(events.compactMap { $0.isEnd ? nil : $0.occurrence.dateColumns.first }) }

    /// Whether two rows of one key, which names things in whatever order, say the same: what the map reads stands in both, the dates each
    /// in its column.
    func isSame(_ one: (line: Int, row: RegisterRow), _ other: (line: Int, row: RegisterRow)) -> Bool {
        guard values.contains(where: { $0.isSymmetric && key?.columns.contains($0.name) ?? false }),
            let first = try? completed(one.row, line: nil), let second = try? completed(other.row, line: nil)
        else { return false }
        func texts(_ row: RegisterRow) -> [String] {
            columns.subtracting(dateColumns).compactMap { row[$0]?.searchKey }.sorted()
        }
        return dateColumns.allSatisfy { first[$0]?.trimmingBlanks == second[$0]?.trimmingBlanks }
            && texts(first) == texts(second)
    }

    /// The cells that have something in them, with those that the map makes of them.
    func completed(_ original: RegisterRow, line: Int?) throws(RowProblem) -> RegisterRow {
        var row = original
        for column in row.columns {
            guard let text = row[column] else { continue }
            let trimmed = text.trimmingBlanks
            if trimmed.isEmpty || Placeholder.isEmpty(trimmed) || empty.contains(trimmed) { row[column] = nil }
        }
        if let line, takenNames.contains(TableMap.line) { row[TableMap.line] = String(line) }
        for column in values { row[column.name] = try column.value(in: row) }
        return row
    }

    /// The row's own key; nothing where the map gives none, or its cells are empty.
    func key(of row: RegisterRow, line: Int) -> String? {
        key?.text(from: row, record: String(line))?.joiningBlanks
    }

    static let line = "line"

    private var named: Set<String> {
        var columns = Set(events.flatMap(\.columns) + values.flatMap(\.columns) + (key?.columns ?? []))
        for party in parties.values { columns.formUnion(party.columns) }
        return columns
    }
}

/// How the table is written.
struct TableForm: Sendable {
    enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case latin1 = "latin-1"
        case windows1252 = "windows-1252"
        case utf16 = "utf-16"
    }

    /// What stands between fields; found in the first line where it is left out.
    var delimiter: UInt8?
    var encoding = Encoding.utf8
    /// The names of the columns, where the first row does not give them.
    var columns: [String]?
    /// So many lines stand in front of the header, or of the first row.
    var skip = 0
    /// So many rows at the end are none: a total, a source.
    var skipLast = 0

    init() {}

    init(_ reader: MapReader) throws(MapError) {
        _ = try reader.members(knowing: ["delimiter", "encoding", "columns", "skip", "skip_last"])
        if let text = try reader.optional("delimiter")?.text() {
            guard text.utf8.count == 1, let byte = text.utf8.first, byte != UInt8(ascii: "\"") else {
                throw reader.error(.wrongKind(expected: "a delimiter of one character"))
            }
            delimiter = byte
        }
        if let encoding = reader.optional("encoding") { self.encoding = try encoding.choice(Encoding.self) }
        columns = try reader.optional("columns")?.texts()
        skip = try Self.lines(reader.optional("skip"))
        skipLast = try Self.lines(reader.optional("skip_last"))
    }

    private static func lines(_ reader: MapReader?) throws(MapError) -> Int {
        guard let reader else { return 0 }
        guard let lines = reader.value.integer, (0...1000).contains(lines) else {
            throw reader.error(.wrongKind(expected: "a number of lines"))
        }
        return lines
    }
}

/// What becomes of a row whose key another one has.
private enum RepeatedKey: String, CaseIterable { case refuse, record }

/// What becomes of rows that a later edition of a table does not have.
public enum GoneRows: String, CaseIterable, Sendable {
    /// They are told, and somebody decides.
    case ask
    /// What they told of still counts.
    case keep
    /// What they told of is retracted.
    case retract
}

/// A column that the map makes of others: of one by a table of values, or of several in the order of their texts, so that a pair
/// is the same whichever comes first.
struct DerivedColumn: Sendable {
    let name: String
    private let making: Making

    private enum Making: Sendable {
        /// `other`: what becomes of texts that the table does not have; where it is left out, the row is refused.
        case table(column: String, [String: String], other: String?)
        case sorted([String], between: String)
    }

    init(_ name: String, _ reader: MapReader) throws(MapError) {
        self.name = name
        if let columns = reader.optional("sorted") {
            _ = try reader.members(knowing: ["sorted", "between"])
            making = .sorted(try columns.texts(), between: try reader.optional("between")?.text() ?? " ")
            return
        }
        _ = try reader.members(knowing: ["column", "table", "other"])
        var table: [String: String] = [:]
        for (key, value) in try reader.required("table").members() { table[key] = try value.text() }
        making = .table(
            column: try reader.required("column").text(), table, other: try reader.optional("other")?.text())
    }

    var columns: [String] {
        switch making {
        case .table(let column, _, _): [column]
        case .sorted(let columns, _): columns
        }
    }

    /// Whether it is the same for rows that name the same things in another order.
    var isSymmetric: Bool { if case .sorted = making { true } else { false } }

    /// The value for a row; nothing where its cells are empty.
    func value(in row: RegisterRow) throws(RowProblem) -> String? {
        switch making {
        case .table(let column, let table, let other):
            guard let cell = row[column], !cell.isEmpty else { return nil }
            if let value = table[cell] ?? table[cell.trimmingBlanks] ?? other { return value }
            throw RowProblem(
                columns: [column],
                what: "\(cell.quoted) is not in the map's table \(name.quoted).\n"
                    + "hint: Add it there, or say with \"other\" what becomes of texts that it does not have.")
        case .sorted(let columns, let between):
            let texts = columns.compactMap { row[$0]?.joiningBlanks }
            return texts.isEmpty ? nil : texts.map(\.searchKey).sorted().joined(separator: between)
        }
    }
}

/// One event of a row.
struct EventTemplate: Sendable {
    /// Tells the events of a row apart, in their ids.
    let key: String
    /// The event is made once for each text that this comes to, and not for each row.
    let once: TextTemplate?
    let conditions: [Condition]
    let definition: Definition
    let occurrence: OccurrenceTemplate
    let data: [ValueTemplate.Member]
    let confidence: String?

    /// What a cell must be for the event to be made.
    struct Condition: Sendable {
        let column: String
        let isFilled: Bool?
        let texts: Set<String>

    }

    /// Whether a row tells of the event: its conditions hold, and it has come to pass. A date that means "not yet", or
    /// nothing at all, is none (31.12.9999, 0000-00-00).
    func isStated(by row: RegisterRow, _ rules: DateRules, writtenOn day: Day?) -> Bool {
        let holds = conditions.allSatisfy { condition in
            condition.isFilled.map {
                $0 != occurrence.isBlank(condition.column, in: row, rules, writtenOn: day)
            } ?? condition.texts.contains(row[condition.column] ?? "")
        }
        guard holds else { return false }
        // What begins today, or now, is not left out: its row is refused.
        if !isEnd, occurrence.saysStill(in: row, rules) != nil { return true }
        guard !occurrence.isOpen(in: row, rules, writtenOn: day) else { return false }
        guard isEnd, case .day(let column, _, _) = occurrence else { return true }
        return !rules.read(row[column], in: column, writtenOn: day).isBlank
    }

    init(_ reader: MapReader, parties: [String]) throws(MapError) {
        _ = try reader.members(knowing: ["key", "once", "when", "type", "on", "data", "confidence"])
        let named = try reader.optional("key")?.text()
        key = if let named { named } else { try reader.required("type").text() }
        once = try reader.optional("once")?.template()
        let definition = try reader.required("type").definition()
        self.definition = definition
        occurrence = try OccurrenceTemplate(reader.optional("on"), of: definition, in: reader)
        data = try ValueTemplate.members(reader.required("data"), definition.data, parties)
        confidence = try reader.optional("confidence")?.choice(Confidence.self).rawValue
        var conditions: [Condition] = []
        for (column, value) in try reader.optional("when")?.members() ?? [] {
            switch value.value {
            case "filled", "empty":
                conditions.append(Condition(column: column, isFilled: value.value == "filled", texts: []))
            default: conditions.append(Condition(column: column, isFilled: nil, texts: Set(try value.texts())))
            }
        }
        self.conditions = conditions
    }

    var columns: [String] {
        occurrence.columns + data.flatMap(\.template.columns) + conditions.map(\.column) + (once?.columns ?? [])
    }

    /// Whether a change sets an id that the event makes known.
    func makesKnown(_ set: JSONObject) -> Bool {
        definition.data.fields.contains { $0.role != .refers && set["/data/" + $0.name] != nil }
    }

    /// Whether two events of the type make the same things known.
    func makesSame(_ one: JSONObject, _ other: JSONObject) -> Bool {
        definition.data.fields.allSatisfy { $0.role == .refers || one[$0.name] == other[$0.name] }
    }

    /// The columns that hold dates, by themselves.
    var dateColumns: [String] { occurrence.dateColumns + data.flatMap(\.template.dateColumns) }

    /// The columns that fill what a JSON Pointer into the draft names.
    func columns(of pointer: String, _ parties: [String: PartyTemplate]) -> [String] {
        let parts = pointer.split(separator: "/")
        if parts.first == "on" { return occurrence.columns }
        guard parts.first == "data", parts.count > 1 else { return [] }
        guard let template = data.first(where: { $0.name == parts[1] })?.template else { return [] }
        return template.columns + template.roles.flatMap { parties[$0]?.columns ?? [] }
    }
}

/// Why a row is refused.
struct RowProblem: Error, Sendable {
    let columns: [String]
    let what: String

    init(columns: [String], what: String) { (self.columns, self.what) = (columns, what) }

    init(endedBeforeItBegan row: RegisterRow, from: String, to: String) {
        columns = [from, to]
        what =
            "It ended (\(row[to] ?? "")) before it began (\(row[from] ?? "")).\nhint: Set one of the cells right."
    }
}
