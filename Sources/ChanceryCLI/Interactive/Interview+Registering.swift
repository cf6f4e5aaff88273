import LedgerCore
import Domain

extension Interview {
    func things(_ question: Question) -> ThingReader {
        ThingReader(ledger: ledger, dialogue: dialogue, registrations: registrations, register: register)
    }

    /// Registers a thing on the way: asks for what makes it known, the id and the name that follow from what was typed
    /// at first.
    private func register(_ word: String, _ namespace: Namespace, _ text: String) throws -> Candidate? {
        let name = SlugGrammar.accepts(text.utf8) ? text.asName : text
        let suggestions = Suggestions.ofNewThing(
            ledger, typed: [namespace.rawValue: text.asSlug, "name": name, "title": name])
        var interview = Interview(
            Questionnaire(word: word, ledger, isBrief: true), ledger, dialogue, environment,
            suggestions, registrations)
        dialogue.message("\nThe new \(namespace.rawValue):")
        do {
            while try interview.run() == .complete {
                let things = try interview.questions().flatMap { interview.answers[$0.name]?.things ?? [] }
                let words = try questionnaireWords(interview)
                let called =
                    (interview.answers["name"] ?? interview.answers["title"])?.values.first.map {
                        ValueReader.parts(of: $0)[0].value
                    } ?? name
                guard let id = interview.answers[namespace.rawValue]?.values.first else { return nil }
                let registration = Registration(
                    thing: Candidate(namespace, id, words: called), word: word, words: words, needs: things)
                do {
                    let run = try RecordingRun(
                        word: word, words + ["--no-input"], environment, alongside: registrations.needed(by: things))
                    _ = try run.rehearse(in: ledger)
                } catch let error where !(error is Cancelled) {
                    dialogue.message(Messages.text(for: error))
                    try interview.reopen(after: error)
                    continue
                }
                registrations.add(registration)
                return registration.thing
            }
            return nil
        } catch var error as Cancelled {
            error.commands = try interview.commands() + error.commands
            throw error
        }
    }

    private func questionnaireWords(_ interview: Interview) throws -> [String] {
        try interview.questionnaire.commandLine(interview.answers).words
    }
}
