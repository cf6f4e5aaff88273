import LedgerCore
import Domain

/// One event after the other, each with what the one before said of source, day and place as defaults.
struct RecordingConversation {
    private let ledger: Ledger
    private let dialogue = TerminalDialogue(interruption: Interruption())
    private let flags: [String]
    private let environment: Environment
    private var suggestions: Suggestions
    private var registrations = Registrations()
    private var word: String?
    /// What was answered to the questions of each word that was chosen.
    private var answers: [String: [String: Answer]] = [:]
    private var hasRecorded = false
    /// The word that is recorded first, and what was given of it.
    private var beginning: (word: String, arguments: [String])?

    /// - Parameters:
    ///   - flags: what the command line says of all events.
    ///   - beginning: the word of the first event and what was given of it; asked for where left out.
    init(
        _ ledger: Ledger, _ flags: [String], _ environment: Environment,
        from beginning: (word: String, arguments: [String])? = nil
    ) {
        self.ledger = ledger
        self.beginning = beginning
        self.flags = flags
        self.environment = environment
        suggestions = Suggestions(ledger)
    }

    mutating func run() throws {
        if beginning == nil { dialogue.message(WordQuestion.list) }
        dialogue.message(
            """
            Nothing is recorded before you confirm. Enter takes what stands in brackets, \(Interview.none) leaves a field \
            out, \(Interview.back) goes back, ? explains, Tab completes, Ctrl-C leaves and says how to go on.
            """)
        repeat {
            do { try recordOne() } catch let error as Interview.Cancelled where error.commands.isEmpty && hasRecorded {
                return
            } catch var error as Interview.Cancelled {
                error.isLater = hasRecorded
                error.commands = try withFlags(error.commands)
                throw error
            }
        } while try wantsAnother()
    }

    /// Commands with what the command line gave before: the ledger to all, the rest to the last, which records the event.
    private func withFlags(_ commands: [String]) throws -> [String] {
        let ledger = try RecordingFlags(flags).ledger.map { " --ledger " + $0.quotedForShell } ?? ""
        let all = flags.filter { $0 != "--no-input" }.map { " " + $0.quotedForShell }.joined()
        return commands.dropLast().map { $0 + ledger } + commands.suffix(1).map { $0 + all }
    }

    private func wantsAnother() throws -> Bool {
        while true {
            guard let answer = dialogue.ask("Another? [y/n] ", complete: { _ in ["y", "n"] })?.trimmed.lowercased()
            else {
                return false
            }
            switch answer {
            case "y", "yes": return true
            case "n", "no": return false
            default: dialogue.message("y asks for another event, n ends.")
            }
        }
    }

    private mutating func recordOne() throws {
        while true {
            let given = beginning
            beginning = nil
            guard let chosen = try given?.word ?? WordQuestion.ask(dialogue, word) else {
                dialogue.message("This is the first question. Ctrl-C leaves.")
                continue
            }
            word = chosen
            var interview = Interview(
                Questionnaire(word: chosen, ledger, given: flags), ledger, dialogue, environment, suggestions,
                registrations,
                answers: answers[chosen] ?? [:])
            do {
                if let given { try interview.give(given.arguments) }
                let isRecorded = try record(&interview)
                answers[chosen] = interview.answers
                suggestions.typed.merge(interview.answers) { $1 }
                if isRecorded { return try goOn(from: interview) }
            } catch var error as Interview.Cancelled {
                error.commands += try interview.commands()
                throw error
            }
        }
    }

    /// Asks, shows, and records what is confirmed.
    ///
    /// - Returns: whether that came to an end; otherwise the writer went back to the word.
    private func record(_ interview: inout Interview) throws -> Bool {
        while try interview.run() == .complete {
            let (word, words) = try interview.questionnaire.commandLine(interview.answers)
            let run = try RecordingRun(
                word: word, flags + words, environment, alongside: interview.needed(), isConfirmed: true)
            let isDoubted: Bool
            do {
                let (sentences, doubts) = try run.rehearse(in: ledger)
                isDoubted = doubts.contains(where: \.holdsUp)
                dialogue.message("\nThis will be recorded:\n" + sentences.map { "  " + $0 }.joined(separator: "\n"))
                if let details = try details(interview) { dialogue.message("  " + details) }
                for doubt in doubts { dialogue.message(doubt.holdsUp ? doubt.message.description : doubt.notice) }
            } catch let error where !(error is Interview.Cancelled) {
                dialogue.message(Messages.text(for: error))
                try interview.reopen(after: error)
                continue
            }
            guard try confirm(&interview, isDoubted: isDoubted) else { continue }
            do {
                try run.run()
            } catch {
                let commands = try withFlags(interview.commands()).map { "  " + $0 }.joined(separator: "\n")
                dialogue.message("What was answered:")
                Output.message(commands)
                throw error
            }
            return true
        }
        return false
    }

    /// Whether what was shown is to be recorded; otherwise a question is open again.
    private func confirm(_ interview: inout Interview, isDoubted: Bool) throws -> Bool {
        let question = isDoubted ? "Record it all the same?" : "Record this?"
        while true {
            let answer = try dialogue.answer(to: "\(question) [y/n/\(Interview.back)] ") { _ in ["y", "n"] }
            switch answer.lowercased() {
            case "y", "yes": return true
            case "n", "no": throw Interview.Cancelled()
            case Interview.back:
                try interview.reopen(nil)
                return false
            default:
                if try interview.reopen(field: answer) { return false }
                let fields = try interview.questionnaire.syntax(interview.answers).options
                    .filter { $0.effect == .sets && $0.home != .companion }.map { $0.alias ?? $0.name }
                dialogue.message(
                    "y records, n leaves, \(Interview.back) goes back. A field's name asks for it: "
                        + fields.joined(separator: ", ") + ".")
            }
        }
    }

    /// What was answered beside what the sentence says, field by field.
    private func details(_ interview: Interview) throws -> String? {
        let given = try interview.questions().compactMap { question -> String? in
            guard let values = interview.answers[question.name]?.values, !values.isEmpty else { return nil }
            return "\(question.name): \(values.joined(separator: " + "))"
        }
        return given.isEmpty ? nil : "(\(given.joined(separator: "; ")))"
    }

    /// What was just said lasts for the next event.
    private mutating func goOn(from interview: Interview) throws {
        hasRecorded = true
        let said = try interview.standing.filter { Suggestions.lasting.contains($0.key) && !$0.value.values.isEmpty }
        suggestions.carried.merge(said.mapValues { Answer(values: $0.values) }) { $1 }
        suggestions.typed = [:]
        answers = [:]
        registrations = Registrations()
    }
}
