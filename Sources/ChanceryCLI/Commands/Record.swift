import ArgumentParser
import Domain

struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record an event, by its everyday word.",
        usage: "chancery record WORD [ARGUMENTS] [OPTIONS]",
        discussion: """
            Words: \((RecordingSyntax.words + RecordingRun.otherWords).sorted().joined(separator: ", ")).

            chancery record WORD --help shows the options of a word. Further options of all: --ledger DIR, \
            --dry-run (show the line that would be written), --unsigned (leave an unsigned checkpoint where there is no key), \
            --despite-clock (record although the clock does not fit the last event), --no-input (ask nothing), \
            --anyway (record although a rule of check doubts it). On a terminal, \
            where something is missing, or no word is given, an event is walked through and shown before it is recorded. \
            Example: chancery record signing springfield-shelbyville springfield shelbyville --kind sister-city --on 2019~
            """)

    @Argument(
        help: "What happened: signing, visit, membership, party, source, ...; asked for on a terminal where left out.")
    var word: String?

    @Argument(parsing: .captureForPassthrough, help: "The event's fields.")
    var arguments: [String] = []

    /// The recording that the arguments of the program ask for by a word; `nil` for all other arguments.
    ///
    /// What follows a word is the word's own and nothing that ArgumentParser could read. Its tree of commands, made for no
    /// more than to hand that on, would be half of what a recording costs beyond the syncs.
    static func run(ofWord arguments: [String]) throws -> RecordingRun? {
        guard arguments.count > 1, arguments[0] == "record", !arguments[1].hasPrefix("-") else {
            return nil
        }
        return try RecordingRun(word: arguments[1], Array(arguments.dropFirst(2)))
    }

    /// The conversation that the arguments of the program ask for: those of `record` with options before any word, which
    /// ArgumentParser would not know; `nil` for all other arguments.
    static func conversation(_ arguments: [String]) throws -> InteractiveRecording? {
        guard arguments.count > 1, arguments[0] == "record", arguments[1].hasPrefix("-") else { return nil }
        let rest = Array(arguments.dropFirst())
        let flags = try RecordingFlags(rest)
        let scan = ArgumentScan(flags.arguments)
        let isKnown = scan.options.allSatisfy { name, _ in
            RecordingSyntax.commonOptions.contains { "--" + $0.name == name || $0.label == name }
        }
        guard !flags.wantsHelp, scan.positionals.isEmpty, isKnown else { return nil }
        return try InteractiveRecording(rest)
    }

    func run() throws {
        guard let word, !word.hasPrefix("-") else {
            var recording = try InteractiveRecording([word].compactMap(\.self) + arguments)
            return try recording.run()
        }
        try RecordingRun(word: word, arguments).run()
    }
}
