import CanonicalJSON
import Domain

/// How one party of an agreement stands on the day.
struct AgreementPartState {
    let party: PartyID
    let answer: StatusAnswer
    /// The times before in which it was bound, and left.
    let earlier: ArraySlice<Spell>

    /// It left, and came back.
    private var hasReturned: Bool { !earlier.isEmpty && answer.status != Status.ended }

    func passes(_ statuses: [String]) -> Bool {
        statuses.isEmpty || statuses.contains(answer.status)
            || (hasReturned && statuses.contains(StateFilter.returned))
    }

    var json: JSON {
        var object: JSONObject = [
            "party": .string(party.text), "status": .string(answer.status),
            "certainty": .string(answer.certainty.rawValue), "since": answer.since.json,
            "until": answer.until.json,
        ]
        if let otherwise = answer.otherwise { object["otherwise"] = .string(otherwise) }
        object["because"] = .array(answer.because.map(\.json))
        if !earlier.isEmpty {
            object["earlier"] = .array(earlier.map { ["since": $0.since.json, "until": $0.until.json] })
        }
        return .object(object)
    }

    var words: String {
        let before = earlier.map { spell in
            "; before that \(spell.since.asStart)\(spell.until.asEnd.map { ", \($0)" } ?? "")"
        }
        let reasons = answer.because.map { "@\($0.seq) \($0.rule.rawValue)" }.joined(separator: ", ")
        let because = answer.certainty == .possible && !reasons.isEmpty ? ", because \(reasons)" : ""
        return "\(answer.status), \(answer.certainty.rawValue)\(because)\(before.joined())"
    }
}
