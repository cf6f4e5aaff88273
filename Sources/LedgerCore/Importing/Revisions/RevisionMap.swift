import CanonicalJSON
import Domain

/// How the records of a register become events: which columns of its change log say what, and how a record's cells
/// fill events of the vocabulary. The form is described in docs/IMPORT-REVISIONS.md.
public struct RevisionMap: Sendable {
    /// Stands before every event's id, and is the source's.
    public let job: String
    public let columns: RevisionColumns
    let source: JSONObject
    let parties: [String: PartyTemplate]
    /// Columns that the map makes of others by tables of values.
    let values: [DerivedColumn]
    let dates: DateRules
    /// The event that stands for a record: it is made of every row, and keeps it.
    let record: EventTemplate
    /// What else a row may tell of, each while it tells of it; and what it takes to be known first.
    let further: [EventTemplate]
    let once: [EventTemplate]
    let stays: Stays

    public init(parsing bytes: [UInt8]) throws(MapError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw MapError(pointer: "", kind: .notJSON(error))
        }
        try self.init(MapReader(json))
    }

    init(_ reader: MapReader) throws(MapError) {
        _ = try reader.members(
            knowing: ["job", "columns", "ops", "source", "parties", "values", "event", "events", "dates"])
        job = try reader.required("job").slug()
        columns = try RevisionColumns(reader.required("columns"), words: reader.optional("ops"))
        source = try reader.required("source").source()
        var dates = try reader.optional("dates")?.dates() ?? DateRules()
        // A change log cannot be set right: each of its steps happened.
        dates.unreadable = .keep
        if dates.form.order == nil { dates.form.order = .dayMonthYear }
        if dates.form.hasYearSpans == nil { dates.form.hasYearSpans = false }
        self.dates = dates
        let parties = try reader.optional("parties")?.parties() ?? [:]
        self.parties = parties
        var values: [DerivedColumn] = []
        for (name, value) in try reader.optional("values")?.members() ?? [] {
            values.append(try DerivedColumn(name, value))
        }
        self.values = values
        let list = reader.optional("events")
        var readers: [MapReader] = []
        if let list { readers = try list.elements() } else { readers = [try reader.required("event")] }
        var templates: [(event: EventTemplate, reader: MapReader)] = []
        let roles = parties.keys.sorted()
        for event in readers { templates.append((try EventTemplate(event, parties: roles), event)) }
        once = templates.map(\.event).filter { $0.once != nil }
        let own = templates.filter { $0.event.once == nil }
        guard let first = own.first else { throw (list ?? reader).error(.conditionalRecord) }
        guard first.event.conditions.isEmpty else { throw first.reader.error(.conditionalRecord) }
        record = first.event
        further = own.dropFirst().map(\.event)
        stays = Stays(once + [record] + further)
    }

    var events: [EventTemplate] { once + [record] + further }

    /// The columns of the register's rows that fill events.
    var rowColumns: Set<String> {
        var columns = Set(events.flatMap(\.columns))
        for party in parties.values { columns.formUnion(party.columns) }
        for value in values where columns.remove(value.name) != nil { columns.formUnion(value.columns) }
        return columns.subtracting([TextTemplate.record])
    }

    /// A row with the columns that the map makes of its cells.
    func completed(_ row: RegisterRow) throws(RowProblem) -> RegisterRow {
        var row = row
        for column in values { row[column.name] = try column.value(in: row) }
        return row
    }
}
