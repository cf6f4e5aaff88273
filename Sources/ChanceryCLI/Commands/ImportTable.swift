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

    @Option(
        help:
            "What becomes of rows that the table no longer has: they are told, still count, or are retracted. What the map says where left out."
    )
    var gone: GoneRows?

    @Flag(help: "Say what each row becomes, in sentences, or as drafts with --format jsonl; write nothing.")
    var dryRun = false

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @Option(help: "Who runs the import.")
    var by: String?

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    @Option(
        help: ArgumentHelp(
            "The form of the summary: text, sentences on stderr; json, on stdout; jsonl, with --dry-run only the drafts.",
            valueName: "text|json|jsonl"))
    var format: SummaryForm = .text

    func run() throws {
        let ledger = try place.open()
        let terms = TableTerms(
            RecordingTerms(
                via: "\(Ledger.program) (import csv), run by \(by ?? ledger.environment.recorder)",
                allowsUnsigned: unsigned, despiteClock: try clock.isSettled(for: ledger)),
            unresolved: unresolved, gone: gone, isDryRun: dryRun)
        let meter = WorkMeter()
        let summary = try ledger.importTable(
            (name: file, content: try Input.read(file)), map: (name: map, content: try Input.read(map)), terms,
            show: { try show($0, ledger) }, progress: { meter.show($0, $1, of: $2) })
        try TableSummaryReport(summary, file: file, isDryRun: dryRun).print(format, ledger.view())
        if !summary.refusals.isEmpty || summary.count(.waiting) > 0 || !summary.gone.isEmpty {
            throw ExitCode(Exit.badInput)
        }
    }

    private func show(_ events: [RehearsedEvent], _ ledger: Ledger) throws {
        switch format {
        case .jsonl:
            for event in events { try Output.write(line: event.draft.document.root.json.canonicalBytes[...]) }
        case .json: break
        case .text:
            let view = try ledger.view()
            for (event, sentence) in zip(events, try view.inWords(events.map(\.event))) {
                let line = event.line.map { "line \($0): " } ?? ""
                try Output.write("\(line)\(sentence)\(try changes(by: event.event, view))\n")
            }
        }
    }
}

extension ImportTable {
    /// What a correction sets, and what stood there.
    private func changes(by event: Event, _ view: LedgerView) throws -> String {
        guard let correction = event.as(FactCorrected.self), let old = try view.event(withID: correction.target),
            let set = event.line.root["data"]?["set"]?.json.object
        else { return "" }
        let words = set.map { pointer, value in
            let before = (try? JSONPointer(parsing: pointer)).flatMap { old.line.root[$0]?.json }
            return "\(pointer.dropFirst()) is now \(value.written) and was \(before?.written ?? "nothing")"
        }
        return " " + words.joined(separator: "; ") + "."
    }
}

extension JSON {
    fileprivate var written: String { string ?? (isNull ? "nothing" : canonicalText) }

    private var isNull: Bool { if case .null = self { true } else { false } }
}

extension UnresolvedNames: ExpressibleByArgument {}
extension GoneRows: ExpressibleByArgument {}

enum SummaryForm: String, CaseIterable, ExpressibleByArgument {
    case text, json, jsonl
}
