import CanonicalJSON
import LedgerCore
import Domain

/// What a conversation offers as answers: what the last event of it said of source, day and place, and what follows from
/// other answers. What an earlier event said of its own things is never offered: Enter would say it of others.
struct Suggestions {
    let ledger: Ledger
    /// What the last event in the conversation was given, by question.
    var carried: [String: Answer] = [:]
    /// What was answered to the questions of another word, by question.
    var typed: [String: Answer] = [:]

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// What goes on being said from one event to the next.
    static let lasting: Set<String> = ["on", "source", "place"]

    /// What is offered for a thing that is registered on the way: neither the day nor the place of another.
    static func ofNewThing(_ ledger: Ledger, typed: [String: String]) -> Suggestions {
        var suggestions = Suggestions(ledger)
        suggestions.typed = typed.mapValues { Answer(values: [$0]) }
        return suggestions
    }

    func answer(_ question: Question, _ questionnaire: Questionnaire, _ answers: [String: Answer]) throws -> Answer? {
        if let answer = typed[question.name], !answer.values.isEmpty { return Answer(values: answer.values) }
        if question.option.home == .envelope, let answer = carried[question.name] { return answer }
        return try following(question, answers).map { Answer(values: $0) }
    }

    /// What follows from other answers, or from the ledger as it stands.
    func following(_ question: Question, _ answers: [String: Answer]) throws -> [String]? {
        switch (question.syntax.definition.type, question.option.name) {
        case (AgreementSigned.type, "form"):
            return [SigningWord.form(answers["party"]?.values.count ?? 0).rawValue]
        case (ReviewSignedOff.type, "size"): return [String(try ledger.view().seenState(nil).size)]
        case (ReviewSignedOff.type, "root"): return [try ledger.view().seenState(nil).root]
        case (ClaimPreferred.type, "among"):
            guard let text = answers["prefer"]?.values.first else { return nil }
            let view = try ledger.view()
            return try PreferenceWord.event(text, view).map { try view.rivals(of: $0).map(\.text) }
        case (PartyRegistered.type, "names"):
            return answers["party"]?.typed.map { [SlugGrammar.accepts($0.utf8) ? $0.asName : $0] }
        case (_, "title"):
            let id = answers["agreement"] ?? answers["source"]
            return id?.typed.flatMap { SlugGrammar.accepts($0.utf8) ? nil : [$0] }
        default: return nil
        }
    }
}
