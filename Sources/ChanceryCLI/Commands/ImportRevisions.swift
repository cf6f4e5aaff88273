import ArgumentParser
import LedgerCore

struct ImportRevisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revisions",
        abstract: "Record the change log of another register: inserts, field updates and deletes.",
        discussion: """
            Inserts become events, updates corrections, deletes retractions, each recorded when the register was \
            changed; the map says how. A second run adds nothing. Example: chancery init visits --recorded \
            2015-10-01T00:00:00.000Z; chancery import revisions visits.tsv --map docs/mappings/visits-revisions.json
            """)

    @Argument(help: ArgumentHelp("The table, with a header: TSV or CSV; - for standard input.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("How its records become events: see docs/IMPORT-REVISIONS.md.", valueName: "file"))
    var map: String

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @Option(help: "Who runs the import. Who made a change is in the table.")
    var by: String?

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.open()
        let options = RecordingTerms(
            via: "\(Ledger.program) (import revisions), run by \(by ?? ledger.environment.recorder)", isBackfill: true,
            allowsUnsigned: unsigned, despiteClock: try clock.isSettled(for: ledger))
        let table = (name: file, content: try Input.read(file))
        var progress: Progress?
        let summary = try ledger.importRevisions(table, map: (name: map, content: try Input.read(map)), options) {
            let shown = progress ?? Progress("recorded", of: $1)
            shown.show($0)
            progress = shown
        }
        progress?.end()
        report(summary)
    }

    private func report(_ summary: RevisionSummary) {
        for column in summary.unseenColumns {
            Output.message("note: the map names the column \(column.quoted), which no row has.")
        }
        if summary.backwards > 0 {
            Output.message(
                "note: \(summary.backwards) changes claim to be earlier than the one before them, and were recorded at "
                    + "its moment.")
        }
        Output.message(
            "\(summary.lines.of("line")) of \(summary.changes.of("change")) read, \(summary.drafts.recorded.of("event")) recorded, "
                + "\(summary.drafts.alreadyThere) already there.")
    }
}
