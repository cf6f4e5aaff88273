import CanonicalJSON
import Foundation
import Projections
import Reports
import Vocabulary

/// The forms in which other programs can have a ledger.
public enum ExportFormat: String, CaseIterable, Sendable {
    case csv, jsonl, cloudevents, prov, ical, graphml, sqlite

    /// Whether it tells states of a day, and not events alone.
    public var tellsStates: Bool {
        switch self {
        case .csv, .ical, .graphml, .sqlite: true
        case .jsonl, .cloudevents, .prov: false
        }
    }
}

extension Ledger {
    /// Writes the ledger out for other programs; the same ledger and question give the same bytes.
    ///
    /// Events alone are read and written one by one, in memory that does not depend on their number.
    public func export(
        _ format: ExportFormat, _ asOf: AsOf, table: String? = nil, to sink: (String) throws -> Void
    ) throws {
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        let (size, origin) = (question.log.size, question.log.origin)
        switch format {
        case .jsonl:
            try log.read(0..<size) { _, line in try sink(String(decoding: line, as: UTF8.self) + "\n") }
        case .cloudevents:
            try log.read(0..<size) { _, line in
                try sink(CloudEventsExport.line(Self.event(Array(line)), origin: origin))
            }
        case .prov: try sink(ProvExport(knowledge(size: size), origin: origin).json.canonicalText + "\n")
        case .ical, .graphml, .csv, .sqlite:
            let knowledge = try knowledge(size: size)
            let replay = ReplayReport(knowledge, question)
            switch format {
            case .ical: try sink(CalendarExport(knowledge, replay, origin: origin).text)
            case .graphml: try GraphExport(knowledge, replay).write(to: sink)
            default:
                guard let table = ExportTables(knowledge, replay).tables.first(where: { $0.name == table ?? "events" })
                else {
                    throw ExportError.noSuchTable(
                        table ?? "", tables: ExportTables(knowledge, replay).tables.map(\.name))
                }
                try table.write(to: sink)
            }
        }
    }

    /// The tables of the ledger, for a folder of spreadsheets or a database.
    public func exportTables(_ asOf: AsOf) throws -> [ExportTables.Table] {
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        let knowledge = try knowledge(size: question.log.size)
        return ExportTables(knowledge, ReplayReport(knowledge, question)).tables
    }

    /// Writes the tables into a new SQLite database. Nothing is there until all of it is.
    public func exportDatabase(_ asOf: AsOf, to path: String) throws {
        let tables = try exportTables(asOf)
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        let about = ExportTables.Table(
            name: "about", summary: "What this database was made from.", columns: ["key", "value"],
            rows: [
                ["origin", .string(question.log.origin)], ["size", .integer(question.log.size)],
                ["root", .string(question.log.root)], ["on", .string(question.on.description)],
                ["known_on", .string(question.knownOn)], ["program", .string(Self.program)],
            ])
        try OutputFile.write(to: path) { temporary in
            try TableFile.write(
                (tables + [about]).map { TableFile.Table(name: $0.name, columns: $0.columns, rows: $0.rows) },
                to: temporary)
        }
    }
}

/// Why nothing was written out.
public enum ExportError: Error, Sendable {
    case noSuchTable(String, tables: [String])
    case cannotWrite(String, String)
}

/// A file that is there as a whole or not at all: written beside its place, and then put there.
public enum OutputFile {
    public static func write(to path: String, _ fill: (String) throws -> Void) throws {
        let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
        do {
            try fill(temporary)
            guard rename(temporary, path) == 0 else {
                throw ExportError.cannotWrite(path, String(cString: strerror(errno)))
            }
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
