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
        let reason = try reason ?? Self.askedReason()
        let outcome = try RecordingRun(
            word: FactRetracted.word, arguments(for: undoing.entry, reason), isConfirmed: true, way: Undoing.way
        ).run().first
        if let outcome { Output.message(words.after(retraction: outcome.seq)) }
    }

    private static func askedReason() throws -> String {
        let dialogue = TerminalDialogue()
        while true {
            let answer = try dialogue.answer(to: "reason: ")
            if !answer.isEmpty { return answer }
            dialogue.message("This is required.")
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
