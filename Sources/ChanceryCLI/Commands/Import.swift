import ArgumentParser
import Foundation
import LedgerCore
import Domain

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in events that other programs wrote.",
        discussion: "Example: chancery import csv members.csv --map docs/mappings/wipo.json",
        subcommands: [ImportDrafts.self, ImportTable.self, ImportRevisions.self])
}

struct ImportDrafts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drafts",
        abstract: "Record drafts: one JSON object a line, as the vocabulary describes them.",
        discussion: """
            Every line is checked first, against the ledger and the lines before it; if one is bad, nothing is written. One that \
            no ledger can make right, by the rules of check, is bad unless --anyway is given. \
            A second run of the same import adds nothing. Example: chancery import drafts contacts.jsonl --backfill
            """)

    @Argument(help: ArgumentHelp("Files of drafts; - for standard input.", valueName: "file"))
    var files: [String]

    @Flag(help: "The drafts may claim the moment of their recording, never before the previous event.")
    var backfill = false

    @Option(help: ArgumentHelp("Set bad lines aside into this file, and record the rest.", valueName: "file"))
    var skipBad: String?

    @Flag(help: "Record also what cannot be so by itself, such as a tie of somebody with himself.")
    var anyway = false

    @Flag(help: "Check only; write nothing.")
    var dryRun = false

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @Option(help: "Who records, where a draft does not say.")
    var by: String?

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.open()
        let recorder = by ?? ledger.environment.recorder
        let drafts = DraftFiles(try files.map { ($0, try Input.open($0)) }, recorder: recorder)
        var options = RecordingTerms(
            via: "\(Ledger.program) (import drafts), run by \(recorder)", isBackfill: backfill,
            allowsUnsigned: unsigned,
            despiteClock: try clock.isSettled(for: ledger))
        options.refusesDoubtful = !anyway
        do {
            if backfill && files.count > 1 {
                try importDrafts(MergedDrafts(drafts, in: ledger), of: drafts, ledger, options)
            } else {
                try importDrafts(drafts, of: drafts, ledger, options)
            }
        } catch RecordingError.unreadableDraft {
            Output.message(RefusalList(faults(of: drafts)).text + "\nNothing was recorded.")
            throw ExitCode(Exit.badInput)
        }
    }

    private func importDrafts(
        _ source: some DraftSource, of files: DraftFiles, _ ledger: Ledger, _ options: RecordingTerms
    ) throws {
        if dryRun {
            try ledger.rehearse(source, options, passingOverUnreadable: skipBad != nil) { event in
                try Output.write(line: event.line.bytes[...])
            }
            sayFaults(of: files)
            return
        }
        var progress: Progress?
        let summary = try ledger.importDrafts(from: source, options, settingAsideBad: skipBad != nil) { done, total in
            let shown = progress ?? Progress("recorded", of: total)
            progress = shown
            shown.show(done)
        }
        progress?.end()
        sayFaults(of: files)
        try setAside(summary.refusals, files)
        let bad = summary.refusals.count + files.unreadable.count
        Output.message(
            "\(summary.read + files.unreadable.count) read, \(summary.recorded) recorded, "
                + "\(summary.alreadyThere) already there, \(bad) refused.")
    }

    private func sayFaults(of files: DraftFiles) {
        let text = RefusalList(faults(of: files)).text(skipBad.map { "All bad lines are in \($0)." })
        if !text.isEmpty { Output.message(text) }
    }

    private func faults(of files: DraftFiles) -> [RecordingError] {
        files.unreadable.map { RecordingError.unreadableDraft(place: $0.place, $0.error) }
    }

    /// Keeps bad lines as they are, so that they can be mended and imported again.
    private func setAside(_ refusals: [Refusal], _ files: DraftFiles) throws {
        guard let skipBad else { return }
        if !refusals.isEmpty { Output.message(RefusalList(refusals).text("All bad lines are in \(skipBad).")) }
        let places = Set(refusals.compactMap(\.place) + files.unreadable.map(\.place))
        try Data(files.lines(at: places)).write(to: URL(fileURLWithPath: skipBad))
    }
}
