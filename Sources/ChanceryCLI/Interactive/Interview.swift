import ExtendedDateTime
import LedgerCore
import Domain

/// Asks the questions of one word, one by one, and makes of the answers the words of a command line: what is recorded
/// then is what `chancery record WORD` with these words records.
///
/// An answer is checked as it is given. Whoever goes back finds what was answered as the default.
struct Interview {
    var questionnaire: Questionnaire
    /// What was answered, by question; also to questions that are open again.
    private(set) var answers: [String: Answer]
    let ledger: Ledger
    let dialogue: any Dialogue
    let suggestions: Suggestions
    let registrations: Registrations
    let environment: Environment
    private(set) var settled: Set<String> = []

    init(
        _ questionnaire: Questionnaire, _ ledger: Ledger, _ dialogue: any Dialogue, _ environment: Environment,
        _ suggestions: Suggestions, _ registrations: Registrations = Registrations(),
        answers: [String: Answer] = [:]
    ) {
        self.questionnaire = questionnaire
        self.ledger = ledger
        self.dialogue = dialogue
        self.environment = environment
        self.suggestions = suggestions
        self.registrations = registrations
        self.answers = answers
    }

    /// The writer left.
    struct Cancelled: Error {
        /// What was answered so far, as commands.
        var commands: [String] = []
        /// Whether something was recorded before, and only what came after was left.
        var isLater = false
    }

    enum End { case complete, back }

    static let back = "<"
    /// The answer that leaves out what has a default.
    static let none = "-"

    /// Asks every question that is open.
    mutating func run() throws -> End {
        while let (place, question) = try open() {
            if let answer = try ask(question) {
                try settle(question, answer)
            } else if place > 0 {
                settled.remove(try questions()[place - 1].name)
            } else {
                return .back
            }
        }
        return .complete
    }

    /// What followed from another answer to the question is asked for again: it was said of another thing.
    mutating func settle(_ question: Question, _ answer: Answer) throws {
        let earlier = answers
        answers[question.name] = answer
        settled.insert(question.name)
        for other in try questions() where other.name != question.name {
            guard let given = earlier[other.name], let followed = try suggestions.following(other, earlier),
                given.values == followed, try suggestions.following(other, answers) != followed
            else { continue }
            answers[other.name] = nil
            settled.remove(other.name)
        }
    }

    /// Offers an answer to a question that stays open.
    mutating func propose(_ question: Question, _ answer: Answer) { answers[question.name] = answer }

    /// Opens a question again; `nil` opens the last one.
    mutating func reopen(_ name: String?) throws {
        if let name = try name ?? questions().last?.name { settled.remove(name) }
    }

    /// Opens the question about a field by its name, or asks for a field that has none.
    ///
    /// - Returns: whether the word has such a field.
    mutating func reopen(field: String) throws -> Bool {
        guard let name = try questionnaire.ask(for: field, answers) else { return false }
        settled.remove(name)
        return true
    }

    /// Opens the questions that a refusal is about; the last one where it is about none.
    mutating func reopen(after error: any Error) throws {
        let fields = (error as? RecordingRefused)?.fields ?? (error as? UsageError)?.options ?? []
        var isOpen = false
        for field in fields where try reopen(field: field) { isOpen = true }
        if !isOpen { try reopen(nil) }
    }

    func questions() throws -> [Question] { try questionnaire.questions(answers) }

    /// The answers to the questions as they are now.
    var standing: [String: Answer] {
        get throws {
            let names = try Set(questions().map(\.name))
            return answers.filter { names.contains($0.key) }
        }
    }

    /// The events that are registered along.
    func needed() throws -> [Registration] {
        registrations.needed(by: try questions().flatMap { answers[$0.name]?.things ?? [] })
    }

    private func open() throws -> (place: Int, question: Question)? {
        let questions = try questions()
        return questions.firstIndex { !settled.contains($0.name) }.map { ($0, questions[$0]) }
    }

    /// What one question is answered; `nil` to go back to the one before. Whoever leaves a list half given has given
    /// that half.
    private mutating func ask(_ question: Question) throws -> Answer? {
        var given: [Answer] = []
        do { return try ask(question, &given) } catch let error as Cancelled {
            if !given.isEmpty { answers[question.name] = Answer(joining: given) }
            throw error
        }
    }

    /// - Parameter given: what was given so far, of a list element by element.
    private func ask(_ question: Question, _ given: inout [Answer]) throws -> Answer? {
        var suggestion = try suggestion(for: question)
        dialogue.message("\n" + question.text)
        if let told = try told(of: question) { dialogue.message(told) }
        // Whoever comes back to a list goes on with it.
        var earlier = question.option.isRepeatable && suggestion == answers[question.name] ? suggestion : nil
        if earlier?.values.isEmpty ?? true { earlier = nil }
        var shown = shown(suggestion, question)
        if earlier != nil { dialogue.message("Enter keeps it, what is given is added, \(Self.none) empties it.") }
        while true {
            let prompt = given.isEmpty ? shown : " (another, or nothing)"
            let text = try dialogue.answer(to: "\(question.name)\(prompt): ", complete: completions(for: question))
            switch text {
            case Self.back:
                guard let last = given.popLast() else { return nil }
                dialogue.message("\(last.values.joined(separator: " + ").quoted) is taken back.")
            case "?": try explain(question)
            case Self.none where given.isEmpty && earlier != nil:
                (suggestion, earlier) = (nil, nil)
                shown = self.shown(nil, question)
            case Self.none where given.isEmpty && !question.isRequired: return Answer()
            case "" where given.isEmpty:
                if let suggestion, !suggestion.values.isEmpty {
                    guard let answer = try accept(suggestion, question) else { continue }
                    return answer
                }
                if !question.isRequired { return Answer() }
                dialogue.message("This is required.")
            case "": if let answer = try whole(given, question) { return answer }
            default:
                guard let read = try read(text, for: question) else { continue }
                if given.isEmpty, let earlier { given = [earlier] }
                given.append(read)
                if question.option.isRepeatable {
                    if given.count > 1, let fault = fault(in: Answer(joining: given), of: question) {
                        given.removeLast()
                        dialogue.message(fault)
                    }
                    continue
                }
                if let answer = try whole(given, question) { return answer }
                given = []
            }
        }
    }

    /// The answer that was given, if it fits what else was answered; `nil` after saying why not.
    func whole(_ given: [Answer], _ question: Question) throws -> Answer? {
        let answer = Answer(joining: given)
        guard let fault = fault(in: answer, of: question, beside: try settledWords(but: question)) else {
            return answer
        }
        dialogue.message(fault)
        return nil
    }

    /// The default as the prompt shows it; a long one is told before, as a prompt has one line.
    private func shown(_ suggestion: Answer?, _ question: Question) -> String {
        guard let suggestion, !suggestion.values.isEmpty else { return question.isRequired ? "" : " [none]" }
        let text = suggestion.values.joined(separator: " + ")
        guard text.count > 40 else { return " [\(text)]" }
        dialogue.message("Enter takes \(text).")
        return " [as above]"
    }

    /// What Enter answers: what was answered before, if it fits the question, or what is suggested.
    private func suggestion(for question: Question) throws -> Answer? {
        if let answer = answers[question.name],
            answer.values.isEmpty ? !question.isRequired : fault(in: answer, of: question) == nil
        {
            return answer
        }
        let suggestion = try suggestions.answer(question, questionnaire, answers)
        return suggestion.flatMap { fault(in: $0, of: question) == nil ? $0 : nil }
    }

    /// A suggestion that was accepted, with the things that it names; `nil` to ask again.
    private func accept(_ suggestion: Answer, _ question: Question) throws -> Answer? {
        if suggestion == answers[question.name] { return suggestion }
        var answer = Answer(beside: suggestion.beside)
        for value in suggestion.values {
            guard let read = try things(question).read(value, for: question) else { return nil }
            answer.values.append(read.text)
            answer.things += read.things
        }
        return answer
    }

    /// The answer that a text comes to; `nil` after saying what is wrong with it.
    func read(_ text: String, for question: Question) throws -> Answer? {
        if question.isDate, (try? EDTF(text)) == nil, (try? DateWords.date(text, anchor: today, environment)) != nil {
            return try dateInWords(text)
        }
        guard let read = try things(question).read(text, for: question) else { return nil }
        let typed = question.option.field.role != .refers || question.isMadeKnownAlong ? text : nil
        let answer = Answer(values: [read.text], typed: typed, things: read.things)
        guard let fault = fault(in: answer, of: question) else { return answer }
        dialogue.message(fault)
        return nil
    }

    /// A date in words: as it stands, or beside the day on which it was said.
    private func dateInWords(_ text: String) throws -> Answer? {
        if case .words(let date)? = DateProposal(text) {
            dialogue.message("\(text.quoted) is taken as \(date) (\(date.readable)).")
            return Answer(values: [date.description], beside: [String].option("--stated", text))
        }
        while true {
            let answer = try dialogue.answer(to: "\(text.quoted) is relative to [\(today)]: ")
            if answer == Self.back { return nil }
            let day = answer.isEmpty ? today : answer
            do {
                let date = try DateWords.date(text, anchor: day, environment)
                dialogue.message("\(text.quoted) is taken as \(date) (\(date.readable)).")
                return Answer(
                    values: [date.description], beside: [String].option("--stated", text) + ["--anchor", day])
            } catch {
                dialogue.message(Messages.text(for: error))
            }
        }
    }

    private var today: String { environment.now().day.description }

    /// The commands that record what was answered so far.
    func commands() throws -> [String] {
        let (word, words) = try questionnaire.commandLine(answers)
        let along = try needed().map { ($0.word, $0.words) }
        return (along + [(word, words)]).map { word, words in
            (["chancery record", word] + words.map(\.quotedForShell)).joined(separator: " ")
        }
    }
}

extension Dialogue {
    /// What was answered, without blanks around it.
    func answer(to prompt: String, complete: @escaping (String) -> [String] = { _ in [] }) throws -> String {
        guard let text = ask(prompt, complete: complete) else { throw Interview.Cancelled() }
        return text.trimmed
    }
}
