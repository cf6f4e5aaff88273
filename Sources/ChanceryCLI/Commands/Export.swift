import ArgumentParser
import ExtendedDateTime
import Foundation
import LedgerCore
import Reports

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write out what the ledger holds, for other programs.",
        discussion: "Example: chancery export graphml --on 2024-02-10 --output ties.graphml. See docs/EXPORT.md.",
        subcommands: [
            ExportCSV.self, ExportJSONL.self, ExportCloudEvents.self, ExportProv.self, ExportCalendar.self,
            ExportGraph.self,
            ExportSQLite.self, ExportDrafts.self, ExportRows.self,
        ])
}

/// Where an export goes.
struct OutputOption: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; standard output where left out, or for -.", valueName: "file"))
    var output: String?

    /// Hands out what takes the text; a file is there as a whole or not at all.
    func write(_ fill: ((String) throws -> Void) throws -> Void) throws {
        guard let output, output != "-" else { return try Output.write(fill) }
        try OutputFile.write(to: output, fill)
    }
}

/// A command that writes the ledger in one form.
protocol FormExport: ParsableCommand {
    static var form: ExportFormat { get }
    var place: LedgerOption { get }
    var output: OutputOption { get }
    func day() throws -> EDTF?
    func moment() throws -> TransactionTime
}

extension FormExport {
    func run() throws {
        let (view, day) = (try place.view(moment()), try day())
        view.sayNotice()
        try output.write { try view.export(Self.form, on: day, to: $0) }
    }
}

/// An export of events alone: there is no day of which they tell.
protocol EventExport: FormExport {
    var known: KnownOnOption { get }
}

extension EventExport {
    func day() throws -> EDTF? { nil }
    func moment() throws -> TransactionTime { try known.moment() }
}

/// An export of the states of a day.
protocol StateExport: FormExport {
    var dates: AsOfOptions { get }
}

extension StateExport {
    func day() throws -> EDTF? { try dates.day() }
    func moment() throws -> TransactionTime { try dates.moment() }
}

struct ExportCSV: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv", abstract: "Tables for spreadsheets: events, parties, and one for each kind of state.",
        discussion: "Example: chancery export csv --into tables; chancery export csv --table agreements")

    @Option(
        help: ArgumentHelp(
            "The table to write: events, parties, agreements, agreement_parties, memberships, ...", valueName: "name"))
    var table: String = "events"

    @Option(help: ArgumentHelp("Write all tables into this folder.", valueName: "dir"))
    var into: String?

    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: OutputOption

    func run() throws {
        let view = try place.view(dates.moment())
        view.sayNotice()
        let export = try view.exportTables(on: dates.day())
        guard let into else {
            let table = try export.table(named: table)
            return try output.write { try table.writeCSV(to: $0) }
        }
        try FileManager.default.createDirectory(atPath: into, withIntermediateDirectories: true)
        for table in export.tables {
            try OutputFile.write(to: "\(into)/\(table.name).csv") { try table.writeCSV(to: $0) }
        }
    }
}

struct ExportJSONL: EventExport {
    static let form = ExportFormat.jsonl
    static let configuration = CommandConfiguration(
        commandName: "jsonl", abstract: "The events as stored, one JSON object a line.",
        discussion: "Example: chancery export jsonl --output events.jsonl")
    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption
    @OptionGroup var output: OutputOption
}

struct ExportCloudEvents: EventExport {
    static let form = ExportFormat.cloudevents
    static let configuration = CommandConfiguration(
        commandName: "cloudevents", abstract: "The events as CloudEvents 1.0, one a line.",
        discussion: "Example: chancery export cloudevents --output events.jsonl")
    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption
    @OptionGroup var output: OutputOption
}

struct ExportProv: EventExport {
    static let form = ExportFormat.prov
    static let configuration = CommandConfiguration(
        commandName: "prov", abstract: "Sources, recorders and revisions as W3C PROV-JSON.",
        discussion: "Example: chancery export prov --output prov.json")
    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption
    @OptionGroup var output: OutputOption
}

struct ExportCalendar: StateExport {
    static let form = ExportFormat.ical
    static let configuration = CommandConfiguration(
        commandName: "ical", abstract: "Visits planned and held, as an iCalendar.",
        discussion: "Example: chancery export ical --output visits.ics")
    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: OutputOption
}

struct ExportGraph: StateExport {
    static let form = ExportFormat.graphml
    static let configuration = CommandConfiguration(
        commandName: "graphml", abstract: "Who is tied to whom on a day, as GraphML.",
        discussion: "Example: chancery export graphml --on 2024-02-10 --output ties.graphml")
    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: OutputOption
}

struct ExportSQLite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sqlite", abstract: "The tables as a SQLite database, for Datasette and the like.",
        discussion: """
            SQLite writes to and fro in its file, so it cannot go to standard output or into a pipe. \
            Example: chancery export sqlite --output ledger.db
            """)

    @Option(name: [.short, .long], help: ArgumentHelp("The database to write: a file.", valueName: "file"))
    var output: String?

    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions

    func run() throws {
        guard let output, output != "-" else {
            throw UsageProblem(
                "a database cannot go to standard output: SQLite writes to and fro in its file.",
                hint: "Name a file: chancery export sqlite --output ledger.db.")
        }
        let view = try place.view(dates.moment())
        view.sayNotice()
        try view.exportDatabase(on: dates.day(), to: output)
    }
}

struct ExportDrafts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drafts",
        abstract: "Events from a position on as drafts, to be recorded in another copy or another ledger.",
        discussion: """
            For two copies that both went on: what one of them has from the common size on is recorded again in the other. \
            Events about the ledger itself, such as a change of its key, are left out. \
            Example: chancery export drafts --since 269 > mine.jsonl
            """)

    @Option(help: ArgumentHelp("The size that both copies had: the position of the first event.", valueName: "size"))
    var since: Int

    @Option(
        help: ArgumentHelp("The position before which to end; the end of the log where left out.", valueName: "size"))
    var until: Int?

    @Flag(help: "Say in each draft when it was recorded, for import drafts --backfill.")
    var recorded = false

    @OptionGroup var place: LedgerOption
    @OptionGroup var output: OutputOption

    func run() throws {
        let view = try place.view()
        view.sayNotice()
        for position in [since, until ?? 0] where position < 0 {
            throw UsageProblem("\(position): no size.", hint: "Give a number from 0 on.")
        }
        var leftOut = 0
        try output.write {
            leftOut = try view.exportDrafts(from: since, to: until, givingMoments: recorded, into: $0)
        }
        guard leftOut > 0 else { return }
        Output.message(
            "note: \(leftOut.of("event")) about the ledger itself left out: its opening or changes of "
                + "its key, which only this ledger can hold.")
    }
}

struct ExportRows: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rows",
        abstract: "The rows of an imported register, as they stood at a moment.",
        discussion: """
            One row a line, ["<id>",{"<column>":"<text>"}] as canonical JSON, in the order of the ids' code points. \
            Example: chancery export rows --known-on 2016-11-15 | sha256sum
            """)

    @Argument(help: "The import job; may be left out where there is only one.")
    var job: String?

    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption
    @OptionGroup var output: OutputOption

    func run() throws {
        let view = try place.view(known.moment())
        view.sayNotice()
        let rows = try view.rows(of: job)
        try output.write { sink in for line in rows.lines { try sink(line) } }
    }
}
