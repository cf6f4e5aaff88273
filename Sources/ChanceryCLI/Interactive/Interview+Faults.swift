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
            let words = question.words(answer) + (try others ?? wordsOfTarget(of: question))
            let recording = try syntax.parse(words, given: elsewhere, lookup: lookup)
            let problems = try problems(in: recording, of: question).filter {
                others != nil || !$0.kind.tiesFields
            }
            let messages = problems.map { $0.message(label: syntax.label).description }
            return messages.isEmpty ? nil : messages.joined(separator: "\n")
        } catch {
            return Messages.text(for: error).replacing("\nNothing was recorded.", with: "")
        }
    }

    /// For what a correction sets, the words that say of which event.
    private func wordsOfTarget(of question: Question) throws -> [String] {
        guard case .changes = question.kind else { return [] }
        return try questions().filter { $0.name == "event" }.flatMap { event in
            answers[event.name].map(event.words) ?? []
        }
    }

    /// What is wrong with what its own option was given.
    private func problems(in recording: Recording, of question: Question) throws -> [Problem] {
        var json = recording.draft
        if question.option.home == .companion, let companion = question.syntax.companion {
            json = ["type": .string(companion.type), "data": .object(recording.companion)]
        }
        let draft = try Draft(json, recorder: environment.recorder)
        let own = Validation.problems(in: draft).filter { $0.field == question.option.field.name }
        guard own.isEmpty, case .changes = question.kind, json["data"]?["event"] != nil else { return own }
        return try problemsOfChanges(json).filter { $0.field == question.option.field.name }
    }

    /// What is wrong with an event as a correction would leave it, whatever the reason.
    private func problemsOfChanges(_ correction: JSON) throws -> [Problem] {
        guard case .object(var object) = correction else { return [] }
        object["reason"] = object["reason"] ?? "The reason is not given yet."
        let draft = try Draft(.object(object), recorder: environment.recorder)
        do {
            _ = try ledger.rehearse([PlacedDraft(draft)], RecordingTerms(via: Ledger.program, despiteClock: true))
            return []
        } catch RecordingError.refused(let refusals) { return refusals.flatMap(\.problems) }
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
