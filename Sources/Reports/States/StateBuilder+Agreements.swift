import CanonicalJSON
import Vocabulary

extension StateBuilder {
    func add(agreement id: AgreementID, to states: inout States) {
        guard let history = knowledge.agreement(id) else { return }
        let subject = Subject.agreement(id)
        add(history.conflicts, about: subject, to: &states)
        guard let standing = history.standing(on: days) else { return }
        let parts = history.parts.compactMap { part in
            part.ladder.standing(on: days).map { (party: part.party, standing: $0) }
        }
        let ending = ending(of: standing)
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("kind", .string(history.kind?.rawValue ?? "other")),
            ("form", .string(history.form.rawValue)), ("title", history.title.map(JSON.string) ?? .null),
            ("parties", .array(parts.map { Self.json($0.party, $0.standing) })),
        ]
        own += ending.members
        let flags = history.flags.compactMap { flag($0) }
        var details: [String] = []
        if history.form == .multilateral {
            details = parts.map { "\(names[$0.party]): \($0.standing.status), \($0.standing.certainty.rawValue)" }
        }
        let title = history.title?.printable ?? history.parties.map { names[$0] }.joined(separator: " – ")
        let label = "\(title) [\(history.kind?.rawValue ?? "agreement") \(id)]"
        states.byKind[.agreements, default: []].append(
            state(subject, standing, label: label, own: own, details: details + ending.words, flags: flags))
    }

    private static func json(_ party: PartyID, _ standing: Standing) -> JSON {
        var object: JSONObject = [
            "party": .string(party.text), "status": .string(standing.status),
            "certainty": .string(standing.certainty.rawValue), "since": standing.since.json,
            "until": standing.until.json,
        ]
        if let otherwise = standing.otherwise { object["otherwise"] = .string(otherwise) }
        return .object(object)
    }

    private func flag(_ flag: AgreementHistory.Flag) -> State.Flag? {
        guard let (certainty, spell) = flag.spells.holds(on: days) else { return nil }
        return State.Flag(
            name: flag.name, certainty: certainty, since: spell.since, until: spell.until,
            because: spell.because(on: days), seqs: spell.seqs)
    }
}
