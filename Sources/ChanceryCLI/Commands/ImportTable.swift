import ArgumentParser
import CanonicalJSON
import LedgerCore
import Reports
import Domain

struct ImportTable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Record the rows of a table as events, by a map.",
        discussion: """
            The map says what the columns mean: see docs/IMPORT-CSV.md. Rows with something wrong in them are refused, by \
            line, column and reason, and the rest is recorded; a second run adds nothing. Exit 65 where rows were refused \
            or wait. Example: chancery import csv members.csv --map docs/mappings/wipo.json
            """)

    @Argument(help: ArgumentHelp("The table; - for standard input.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("What its columns mean.", valueName: "file"))
    var map: String

    @Option(
        help:
            "What becomes of names that nobody bears: they wait for a decision, are registered, or their rows are refused."
    )
    var unresolved: UnresolvedNames = .register

    @Flag(help: "Print the drafts; write nothing.")
    var dryRun = false

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @Option(help: "Who runs the import.")
    var by: String?

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    @Option(help: "The form of the summary: text, a sentence on stderr; or json, on stdout.")
    var format: SummaryForm = .text

    func run() throws {
        let ledger = try place.open()
        let terms = TableTerms(
            RecordingTerms(
                via: "\(Ledger.program) (import csv), run by \(by ?? ledger.environment.recorder)",
                allowsUnsigned: unsigned, despiteClock: try clock.isSettled(for: ledger)),
            unresolved: unresolved, isDryRun: dryRun)
        var progress: Progress?
        let summary = try ledger.importTable(
            (name: file, content: try Input.read(file)), map: (name: map, content: try Input.read(map)), terms,
            show: { try Output.write(line: $0.document.root.json.canonicalBytes[...]) },
            progress: {
                let shown = progress ?? Progress("rows read", of: $1)
                shown.show($0)
                progress = shown
            })
        progress?.end()
        try report(summary)
        if !summary.refusals.isEmpty || summary.waiting > 0 { throw ExitCode(Exit.badInput) }
    }

    private func report(_ summary: TableSummary) throws {
        var list = MessageList()
        for refusal in summary.refusals.sorted(by: { $0.line < $1.line }) {
            let columns = refusal.columns.uniqued().map(\.quoted).joined(separator: ", ")
            let place = "\(file):\(refusal.line)" + (columns.isEmpty ? "" : ": " + columns)
            let parts = refusal.what.split(separator: "\nhint: ", maxSplits: 1).map(String.init)
            list.add(Message(place: place, what: parts[0], hint: parts.count > 1 ? parts[1] : nil))
        }
        if !summary.refusals.isEmpty { Output.message(list.text("--format json lists every row that was refused.")) }
        if summary.waiting > 0 {
            Output.message("hint: \(summary.waiting) rows wait for somebody to say who is meant: chancery resolve.")
        }
        let refused = Set(summary.refusals.map(\.line)).count
        if format == .json {
            let json: JSON = [
                "rows": .integer(summary.rows), "recorded": .integer(summary.recorded),
                "already_there": .integer(summary.alreadyThere), "refused": .integer(refused),
                "waiting": .integer(summary.waiting),
                "errors": .array(
                    summary.refusals.map {
                        [
                            "line": .integer($0.line), "columns": .array($0.columns.map(JSON.string)),
                            "what": .string($0.what),
                        ]
                    }),
            ]
            return try Output.write(json.canonicalText + "\n")
        }
        Output.message(
            "\(summary.rows) rows read, \(summary.recorded) events recorded, \(summary.alreadyThere) already there, "
                + "\(refused) rows refused, \(summary.waiting) waiting.")
    }
}

extension UnresolvedNames: ExpressibleByArgument {}

enum SummaryForm: String, CaseIterable, ExpressibleByArgument {
    case text, json
}
