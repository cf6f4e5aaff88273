import ArgumentParser
import CanonicalJSON
import Foundation
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

    @Option(
        help: ArgumentHelp(
            "What its columns mean. Without it a map is drafted beside the table, and nothing is recorded.",
            valueName: "file"))
    var map: String?

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

    @Flag(help: "Record rows that a rule of check doubts: a tie with itself, a day that lies ahead.")
    var anyway = false

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
        let table = try TableFile(file).table()
        guard let map else { return try draftMap(of: table) }
        try importTable(table, map: map, try place.open(), isDryRun: dryRun)
    }

    /// Writes what the columns may mean beside the table, and says what it would make of the rows.
    private func draftMap(of table: (name: String, content: [UInt8])) throws {
        let path = (file == "-" ? "table" : file) + ".map.json"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw DataProblem(
                "there is a map already: \(path.quoted).",
                hint: "Use it with --map \(path), or remove it to have one drafted anew.")
        }
        let ledger = try? place.open()
        let view = try ledger?.view()
        let day = (ledger?.environment ?? .process).now().day
        let draft = try MapDraft(of: table, on: day) { try view?.hasSource($0) ?? false }
        try Data(draft.text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        Output.message("A map was drafted: \(path)")
        for doubt in draft.doubts { Output.message("- \(doubt)") }
        if let ledger {
            Output.message("What it makes of the rows:")
            do { try importTable(table, map: path, ledger, isDryRun: true) } catch let code as ExitCode {
                if code.rawValue != Exit.badInput { throw code }
            }
        } else {
            Output.message("No ledger is here to say what it makes of the rows: chancery init makes one.")
        }
        let again = file == "-" ? "the same table once more, to chancery import csv -" : "chancery import csv \(file)"
        Output.message(
            "Nothing was recorded.\nhint: Read the map, set it right, and look again: \(again) --map \(path) --dry-run")
    }

    private func importTable(
        _ table: (name: String, content: [UInt8]), map: String, _ ledger: Ledger, isDryRun: Bool
    ) throws {
        let terms = TableTerms(
            RecordingTerms(
                via: "\(Ledger.program) (import csv), run by \(by ?? ledger.environment.recorder)",
                allowsUnsigned: unsigned, despiteClock: try clock.isSettled(for: ledger)),
            unresolved: unresolved, gone: gone, despiteDoubts: anyway, isDryRun: isDryRun)
        let meter = WorkMeter()
        let summary = try ledger.importTable(
            table, map: (name: map, content: try Input.read(map)), terms,
            show: { try show($0, ledger) }, progress: { meter.show($0, $1, of: $2) })
        try TableSummaryReport(summary, file: file, isDryRun: isDryRun).print(format, ledger.view())
        if !summary.refusals.isEmpty || summary.count(.waiting) > 0 || !summary.gone.isEmpty
            || !summary.readOtherwise.isEmpty
        {
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
