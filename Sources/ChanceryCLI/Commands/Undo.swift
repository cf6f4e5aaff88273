import ArgumentParser
import LedgerCore
import Domain

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last entry of a recorder by a retraction; it stays readable.",
        discussion: """
            Once more, it takes back the entry before. A retraction or a correction that is taken back restores what it took \
            away. Example: chancery undo --reason "It was told of another city."
            """)

    @Option(help: ArgumentHelp("Why; asked for on a terminal where left out.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Whose last entry; else CHANCERY_BY, else the user's name.", valueName: "who"))
    var by: String?

    @Option(help: ArgumentHelp("The id that the retraction gets, to try again.", valueName: "event"))
    var id: String?

    @Flag(help: "Take it back although other entries rest on it.")
    var anyway = false

    @Flag(help: "Show the line that would be written.")
    var dryRun = false

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @Flag(help: "Ask nothing, even on a terminal.")
    var noInput = false

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    func run() throws {
        let view = try place.view()
        let undoing = try view.undoing(by: by ?? Environment.process.recorder)
        let words = try UndoingWords(undoing, in: view)
        guard anyway || undoing.dependents.isEmpty else { throw words.refusal }
        guard reason != nil || (!noInput && TerminalDialogue.isPossible) else { throw words.needsReason }
        Output.message(words.before)
        let run = try reason.map { try self.run(undoing.entry, $0) } ?? askedRun(undoing.entry)
        let outcome = try run.run().first
        if let outcome { Output.message(words.after(retraction: outcome.seq)) }
    }

    private func run(_ entry: Event, _ reason: String) throws -> RecordingRun {
        try RecordingRun(word: FactRetracted.word, arguments(for: entry, reason), isConfirmed: true, way: Undoing.way)
    }

    /// Asks for the reason, and shows what would be recorded, until that is confirmed.
    private func askedRun(_ entry: Event) throws -> RecordingRun {
        let dialogue = TerminalDialogue()
        let ledger = try place.open()
        while true {
            let asked = try self.run(entry, Self.askedReason(dialogue))
            if dryRun { return asked }
            let sentences = try asked.rehearse(in: ledger).sentences.map { "  " + $0 }
            dialogue.message("\nThis will be recorded:\n" + sentences.joined(separator: "\n"))
            if try Self.isConfirmed(dialogue) { return asked }
        }
    }

    private static func askedReason(_ dialogue: some Dialogue) throws -> String {
        while true {
            let answer = try dialogue.answer(to: "reason: ")
            switch answer {
            case Interview.back: throw Interview.Cancelled()
            case "": dialogue.message("This is required. \(Interview.back) leaves.")
            case "?":
                dialogue.message(
                    "Say why it is taken back: it is read beside the entry, which stays. Example: It was told of another city. "
                        + "\(Interview.back) leaves, and so does Ctrl-C.")
            default: return answer
            }
        }
    }

    /// - Returns: whether it is to be recorded; otherwise the reason is asked for again.
    private static func isConfirmed(_ dialogue: some Dialogue) throws -> Bool {
        while true {
            switch try dialogue.answer(to: "Record this? [y/n/\(Interview.back)] ").lowercased() {
            case "y", "yes": return true
            case "n", "no": throw Interview.Cancelled()
            case Interview.back: return false
            default: dialogue.message("y records, n leaves, \(Interview.back) asks for the reason again.")
            }
        }
    }

    /// Those of `retract` that mean the same.
    private func arguments(for entry: Event, _ reason: String) -> [String] {
        let values = [
            ("event", entry.id.text), ("reason", reason), ("by", by), ("id", id), ("ledger", place.ledger),
        ].compactMap { name, value in value.map { "--\(name)=\($0)" } }
        let flags = [
            ("dry-run", dryRun), ("unsigned", unsigned), ("no-input", noInput), ("despite-clock", clock.despiteClock),
        ].compactMap { name, isGiven in isGiven ? "--" + name : nil }
        return values + flags
    }
}
