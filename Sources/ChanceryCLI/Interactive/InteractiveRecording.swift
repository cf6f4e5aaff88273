import LedgerCore
import Domain

/// `chancery record` without a word, on a terminal: asks what happened, walks through the event, and records it as
/// `chancery record WORD` would.
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
        let dialogue = TerminalDialogue()
        if try ClockQuestion.isSettled(flags.despiteClock, dialogue, { try ledger.clockJump() }) {
            arguments = ["--despite-clock"] + arguments
        }
        let syntax = try RecordingSyntax(word: word(dialogue))
        let interview = Interview(
            syntax, ledger, dialogue, today: environment.now().day.description,
            like: try ledger.view().lastEvent(ofType: syntax.definition.type))
        let words = try interview.arguments(asking: syntax.asked) { words in
            try RecordingRun(word: syntax.definition.word, arguments + ["--no-input"] + words, environment).preview()
        }
        try RecordingRun(word: syntax.definition.word, arguments + ["--no-input"] + words, environment).run()
    }

    private func word(_ dialogue: some Dialogue) throws -> String {
        let words = RecordingSyntax.words
        while true {
            guard let word = dialogue.ask("What happened? ", complete: { _ in words })?.trimmed else {
                throw Interview.Cancelled()
            }
            if words.contains(word) { return word }
            let similar = Similarity.nearest(to: word, among: words)
            dialogue.message(
                word.isEmpty || word == "?" || similar.isEmpty
                    ? "One of: \(words.sorted().joined(separator: ", "))."
                    : "Did you mean \(similar.joined(separator: ", "))?")
        }
    }
}

extension RecordingRun {
    /// What would be recorded, in plain language.
    func preview() throws -> String {
        let ledger = try LedgerLocation(flags.ledger).open(environment)
        let syntax = try syntax(for: word)
        let drafts = try drafts(syntax, flags.arguments, ledger)
        do {
            let terms = RecordingTerms(via: Ledger.program, despiteClock: flags.despiteClock)
            let events = try ledger.rehearse(drafts, terms)
            return try ledger.view().inWords(events).map { "  " + $0 }.joined(separator: "\n")
        } catch RecordingError.refused(let refusals) {
            throw OptionRefusals(messages: refusals.flatMap(\.problems).map { $0.message(label: syntax.label) })
        }
    }
}
