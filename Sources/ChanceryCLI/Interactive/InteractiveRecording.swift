import LedgerCore
import Domain

/// `chancery record` without a word, on a terminal: asks what happened, walks through the event, shows in plain
/// language what would be recorded, and records it as `chancery record WORD` would; then the next.
struct InteractiveRecording {
    private let flags: RecordingFlags
    private var arguments: [String]
    private let environment: Environment

    init(_ arguments: [String], _ environment: Environment = .process) throws {
        self.arguments = arguments
        self.environment = environment
        flags = try RecordingFlags(arguments)
    }

    mutating func run() throws {
        guard !flags.wantsHelp else { return try Output.write(Chancery.helpMessage(for: Record.self) + "\n") }
        guard !flags.asksNothing, TerminalDialogue.isPossible else {
            throw UsageProblem(
                "What happened?", hint: "Write chancery record WORD; chancery record --help lists the words.")
        }
        let ledger = try LedgerLocation(flags.ledger).open(environment)
        let despiteClock = try ClockQuestion.isSettled(flags.despiteClock) { try ledger.clockJump() }
        if despiteClock { arguments = ["--despite-clock"] + arguments }
        var conversation = RecordingConversation(ledger, arguments + ["--no-input"], environment)
        try conversation.run()
    }
}
