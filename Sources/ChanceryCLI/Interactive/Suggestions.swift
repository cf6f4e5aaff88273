import CanonicalJSON
import LedgerCore
import Domain

/// What a conversation offers as answers: what the last event of it said of source, day and place, what follows from
/// other answers, and what an earlier event of the kind said.
struct Suggestions {
    let ledger: Ledger
    /// What the last event in the conversation was given, by question.
    var carried: [String: Answer] = [:]
    /// What was answered to the questions of another word, by question.
    var typed: [String: Answer] = [:]
    private var looksBack = true

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// What goes on being said from one event to the next.
    static let lasting: Set<String> = ["on", "source", "place"]

    /// The same, but for what an earlier event of the kind said: nothing of a thing that is new follows from that.
    var withoutEarlier: Suggestions {
        var suggestions = self
        suggestions.looksBack = false
        suggestions.typed = [:]
        return suggestions
    }

    func answer(_ question: Question, _ questionnaire: Questionnaire, _ answers: [String: Answer]) throws -> Answer? {
        if let answer = typed[question.name], !answer.values.isEmpty { return Answer(values: answer.values) }
        if question.option.home == .envelope, let answer = carried[question.name] { return answer }
        if let values = try following(question, answers) { return Answer(values: values) }
        return looksBack ? try earlier(question) : nil
    }

    /// What follows from other answers, or from the ledger as it stands.
    private func following(_ question: Question, _ answers: [String: Answer]) throws -> [String]? {
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

    /// What the last event of the type said, but for what is its own: ids that it made known, its words, and its day, its
    /// place and its sources.
    private func earlier(_ question: Question) throws -> Answer? {
        let syntax = question.syntax
        guard question.option.home == .data, question.option.field.role == .refers, !question.isOwn,
            let event = try ledger.view().lastEvent(ofType: syntax.definition.type),
            let words = try? CommandLineForm(syntax).options(for: event.line.root.json)[question.option.name]
        else { return nil }
        return Answer(values: words)
    }
}

extension Question {
    /// Whether no two events say the same of it: dates, events, and what is told in words, but for what names a thing.
    fileprivate var isOwn: Bool {
        switch kind {
        case .date, .instant, .moment, .anchor, .event, .integer, .measure, .codes, .columns, .changes: true
        case .text: option.field.name != "office" && option.field.name != "unit"
        case .record(let shape): shape.fields.first?.kind.namespace == nil
        default: false
        }
    }
}
