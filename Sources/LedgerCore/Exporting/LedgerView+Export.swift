import CanonicalJSON
import ExtendedDateTime
import Projections
import Reports
import Domain

/// The forms in which other programs can have a ledger, tables apart.
public enum ExportFormat: CaseIterable, Sendable {
    /// Events alone: no day of the world is asked about.
    case jsonl, cloudevents, prov
    /// The states of a day.
    case ical, graphml
}

extension ExportFormat {
    /// Writes out what is known.
    ///
    /// - Parameter origin: the log's own name.
    public func write(
        _ knowledge: KnownEvents, _ asOf: AsOf, origin: String, to sink: (String) throws -> Void
    ) throws {
        switch self {
        case .jsonl:
            for event in knowledge.events { try sink(String(decoding: event.line.bytes, as: UTF8.self) + "\n") }
        case .cloudevents: for event in knowledge.events { try sink(CloudEventsExport.line(event, origin: origin)) }
        case .prov: try sink(ProvExport(knowledge, origin: origin).json.canonicalText + "\n")
        case .ical: try sink(CalendarExport(knowledge, ReplayReport(knowledge, asOf), origin: origin).text)
        case .graphml: try GraphExport(knowledge, ReplayReport(knowledge, asOf)).write(to: sink)
        }
    }
}

extension LedgerView {
    /// Writes the ledger out for other programs; the same ledger and question give the same bytes.
    ///
    /// As JSON lines and CloudEvents, events are read and written one by one, in memory that does not depend on their number.
    public func export(_ format: ExportFormat, on day: EDTF? = nil, to sink: (String) throws -> Void) throws {
        let origin = head.origin
        switch format {
        case .jsonl:
            try log.read(0..<size) { _, line in try sink(String(decoding: line, as: UTF8.self) + "\n") }
        case .cloudevents:
            try log.read(0..<size) { _, line in
                try sink(CloudEventsExport.line(Ledger.event(Array(line)), origin: origin))
            }
        case .prov, .ical, .graphml:
            try format.write(knowledge(), asOf(on: day), origin: origin, to: sink)
        }
    }

    /// The tables of the ledger, for spreadsheets or a database.
    public func exportTables(on day: EDTF? = nil) throws -> ExportTables {
        let knowledge = try knowledge()
        return ExportTables(knowledge, ReplayReport(knowledge, try asOf(on: day)))
    }

    /// Writes the tables into a new SQLite database. Nothing is there until all of it is.
    public func exportDatabase(on day: EDTF? = nil, to path: String) throws {
        let export = try exportTables(on: day)
        let tables = (export.tables + [export.about]).map {
            TableFile.Table(name: $0.name, columns: $0.columns, rows: $0.rows)
        }
        try OutputFile.make(at: path) { try TableFile.write(tables, to: $0) }
    }
}

/// Why nothing was written out.
public enum ExportError: Error, Sendable {
    case noSuchTable(String, tables: [String])
}
