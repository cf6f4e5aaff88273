import ArgumentParser
import Foundation
import LedgerCore
import Reports

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The stored lines themselves, one event a line.",
        discussion: """
            Of a day or days in the world come the events that happened then, or may have, and whatever corrects, retracts or \
            links them: chancery log --on 2023-10; chancery log us-in-carmel --from 2023-09 --to 2024-03. \
            As a table or a page: chancery timeline --order recorded --format csv. \
            Example: chancery log --known-on 2024-02-16 | jq -r .type
            """)

    @Argument(help: "Only the events about this subject.")
    var subject: String?

    @Flag(help: "Go on with events as they are committed, until interrupted.")
    var follow = false

    @Option(help: "json: each event as it is stored; text: each in words, ids standing for names.")
    var format: LogForm = .json

    @Option(help: ArgumentHelp("Only events of this day in the world (EDTF), certainly or possibly.", valueName: "day"))
    var on: String?

    @OptionGroup var span: WindowOptions
    @OptionGroup var place: ReadingOption
    @OptionGroup var known: KnownOnOption

    func validate() throws {
        guard on == nil || span.isEmpty else { throw ValidationError("Give --on, or --from and --to.") }
        guard !follow || (on == nil && span.isEmpty) else {
            throw ValidationError("--follow tells of every event: on which day it was, a later one may say.")
        }
    }

    func run() throws {
        let view = try place.view(known.moment())
        view.sayNotice()
        let day = try on.map { try Arguments.date($0, option: "--on").bounds }
        let window = try day.map { Window(from: $0.earliest, to: $0.latest) } ?? span.window()
        try Output.write { sink in
            if subject != nil || window != nil {
                let events = try view.events(about: subject?.trimmed, within: window)
                for event in events { try sink(format.text(of: event.line.bytes[...])) }
            } else {
                try view.read(0..<view.size) { _, line in try sink(format.text(of: line)) }
            }
        }
        guard follow else { return }
        try view.follow(pause: Self.pause) { _, line in try Output.write(format.text(of: line)) }
    }

    /// Until interrupted.
    private static func pause() -> Bool {
        Thread.sleep(forTimeInterval: 0.2)
        return true
    }
}

/// The forms of single events. What stands in the settings as the form of reports is not meant.
enum LogForm: String, CaseIterable, ExpressibleByArgument {
    case json, text

    /// The event's line, or its line of words, with its end.
    func text(of line: ArraySlice<UInt8>) -> String {
        switch self {
        case .json: Output.shown(line: line) + "\n"
        case .text: EventInWords.line(line) + "\n"
        }
    }
}
