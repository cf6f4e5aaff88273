import ArgumentParser
import Foundation
import Ledger
import Vocabulary

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
            Every line is checked first, against the ledger and the lines before it; if one is bad, nothing is written. \
            A second run of the same import adds nothing. Example: chancery import drafts contacts.jsonl --backfill
            """)

    @Argument(help: ArgumentHelp("Files of drafts; - for standard input.", valueName: "file"))
    var files: [String]

    @Flag(help: "The drafts may claim the moment of their recording, never before the previous event.")
    var backfill = false

    @Option(help: ArgumentHelp("Set bad lines aside into this file, and record the rest.", valueName: "file"))
    var skipBad: String?

    @Flag(help: "Check only; write nothing.")
    var dryRun = false

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @Flag(help: "Record although the last event lies ahead of the clock, at that event's moment.")
    var despiteClock = false

    @Option(help: "Who records, where a draft does not say.")
    var by: String?

    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.open()
        let recorder = by ?? ledger.environment.recorder
        let contents = try files.map { (name: $0, content: try Input.read($0)) }
        let (drafts, unreadable) = ledger.drafts(in: contents, recorder: recorder, isBackfill: backfill)
        let options = RecordingTerms(
            via: "\(Ledger.program) (import drafts), run by \(recorder)", isBackfill: backfill,
            allowsUnsigned: unsigned,
            allowsClockBehind: despiteClock)
        let faults = unreadable.map { RecordingError.unreadableDraft(place: $0.place, $0.error) }
        for fault in skipBad == nil ? faults.dropLast() : faults[...] { Output.say(Messages.text(for: fault)) }
        if skipBad == nil, let last = faults.last { throw last }
        if dryRun {
            let events = try ledger.rehearse(drafts, options)
            for event in events { try Output.write(String(decoding: event.line.bytes, as: UTF8.self) + "\n") }
            return
        }
        let progress = Progress("recorded", of: drafts.count)
        let summary = try ledger.importDrafts(drafts, options, settingAsideBad: skipBad != nil) { progress.show($0) }
        progress.end()
        try setAside(summary.refusals, unreadable.map(\.place), contents)
        let bad = summary.refusals.count + unreadable.count
        Output.say(
            "\(summary.read + unreadable.count) read, \(summary.recorded) recorded, "
                + "\(summary.alreadyThere) already there, \(bad) refused.")
    }

    /// Keeps bad lines as they are, so that they can be mended and imported again.
    private func setAside(
        _ refusals: [Refusal], _ unreadable: [Place], _ contents: [(name: String, content: [UInt8])]
    ) throws {
        guard let skipBad else { return }
        for refusal in refusals { Output.say(Messages.text(for: refusal)) }
        let places = Set(refusals.compactMap(\.place) + unreadable)
        var kept: [UInt8] = []
        for (name, content) in contents {
            let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where places.contains(Place(file: name, line: index + 1)) {
                kept += line + [UInt8(ascii: "\n")]
            }
        }
        try Data(kept).write(to: URL(fileURLWithPath: skipBad))
    }
}
