import CanonicalJSON
import LedgerCore
import Domain

extension Interview {
    /// The words of the questions that are answered, but for one.
    func settledWords(but question: Question) throws -> [String] {
        try questions().filter { $0.name != question.name && settled.contains($0.name) }
            .flatMap { answers[$0.name].map($0.words) ?? [] }
    }

    /// What is wrong with an answer, whatever else is still missing.
    ///
    /// - Parameter others: what else was given, where the answer is complete, so that rules which tie fields are asked,
    ///   too.
    func fault(in answer: Answer, of question: Question, beside others: [String]? = nil) -> String? {
        let syntax = question.syntax
        let elsewhere = Set(syntax.options.map(\.field.name))
        let lookup = RecordingLookup(try? ledger.view(), registrations.all)
        do {
            let words = question.words(answer) + (others ?? [])
            let recording = try syntax.parse(words, given: elsewhere, lookup: lookup)
            let problems = try question.problems(in: recording, environment).filter {
                others != nil || !$0.kind.tiesFields
            }
            let messages = problems.map { $0.message(label: syntax.label).description }
            return messages.isEmpty ? nil : messages.joined(separator: "\n")
        } catch {
            return Messages.text(for: error).replacing("\nNothing was recorded.", with: "")
        }
    }
}

extension Question {
    /// What is wrong with what its own option was given.
    fileprivate func problems(in recording: Recording, _ environment: Environment) throws -> [Problem] {
        var json = recording.draft
        if option.home == .companion, let companion = syntax.companion {
            json = ["type": .string(companion.type), "data": .object(recording.companion)]
        }
        let draft = try Draft(json, recorder: environment.recorder)
        return Validation.problems(in: draft).filter { $0.field == option.field.name }
    }
}

extension Problem.Kind {
    /// Whether it is about more than one value of one field.
    fileprivate var tiesFields: Bool {
        switch self {
        case .tooFewEvents, .preferredNotAmong, .selfReference, .fulfilledByItself, .undated, .reasonRequired: true
        default: false
        }
    }
}

extension Problem {
    /// The field that it is about: that of the data, else the draft's key.
    var field: String? {
        guard let tokens = (try? JSONPointer(parsing: path))?.tokens else { return nil }
        return tokens.first == "data" && tokens.count > 1 ? tokens[1] : tokens.first
    }
}
