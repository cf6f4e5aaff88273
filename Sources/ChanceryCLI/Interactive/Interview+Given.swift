import LedgerCore
import Domain

extension Interview {
    /// Takes the words of a command line as answers; what cannot be one is asked for.
    mutating func give(_ arguments: [String]) throws {
        let lookup = RecordingLookup(try ledger.view(), registrations.all)
        var given = try questionnaire.texts(in: arguments, lookup, answers)
        // What one question is answered may make another one.
        while let question = try questions().first(where: { given[$0.name] != nil }) {
            let texts = given.removeValue(forKey: question.name) ?? []
            let parts = try texts.compactMap { try read($0, for: question) }
            if let answer = try whole(parts, question), parts.count == texts.count {
                try settle(question, answer)
            } else {
                propose(question, Answer(joining: parts))
            }
        }
        questionnaire.add(unasked: given)
    }
}
