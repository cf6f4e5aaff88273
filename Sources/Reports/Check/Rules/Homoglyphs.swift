import Domain

/// Names of two parties that the eye takes for one.
enum Homoglyphs: CheckRule {
    static let name = "names-look-alike"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.isTold
    static let summary =
        "Two parties bear names that are written otherwise and look the same: letters of another script, invisible characters."
    static let advice =
        "One of the names may be forged, or typed on another keyboard. Compare them letter by letter, and correct the wrong "
        + "one; merge the parties if they are one. If both names are right, link the registrations as distinct. What looks "
        + "alike is taken from Unicode's table of confusables (UTS 39); beyond it `vv` looks like w, `cl` like d, and the small "
        + "palochka like l."
    static let adviceBeforeRecording =
        "The name may be forged, or typed on another keyboard. Compare the two letter by letter; if it is the same party, use its "
        + "id."
    static let example = CheckExample(
        odd: #"{"type":"party.registered","data":{"party":"a2","kind":"city","names":[{"text":"\#u{410}lpha"}]}}"#,
        sound: #"{"type":"party.registered","data":{"party":"a2","kind":"city","names":[{"text":"\#u{410}льфа"}]}}"#)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        var groups: [String: [Bearer]] = [:]
        for identity in inspection.identities {
            for text in Set(identity.names.map(\.name.text)) {
                for look in text.looks { groups[look, default: []].append(Bearer(identity: identity, text: text)) }
            }
        }
        var found: Set<[PartyID]> = []
        return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.flatMap { _, bearers in
            pairs(of: bearers, knowledge).compactMap { one, other in
                guard inspection.includes(.party(one.identity.id)) || inspection.includes(.party(other.identity.id)),
                    found.insert([one.identity.id, other.identity.id].sorted()).inserted
                else { return nil }
                return finding(
                    .party(one.identity.id), [one, other].compactMap { $0.identity.facts.first?.seq },
                    "Its name \(one.text.quoted)\(one.text.unlike(other.text)) looks like \(other.text.quoted)"
                        + "\(other.text.unlike(one.text)) of party:\(other.identity.id).")
            }
        }
    }

    /// Of names that look alike, each with the first of those behind it that is another's and that nothing keeps apart.
    private static func pairs(of bearers: [Bearer], _ knowledge: KnownEvents) -> [(Bearer, Bearer)] {
        let byText = Dictionary(grouping: bearers) { $0.text.lowercased() }
        guard byText.count > 1 else { return [] }
        let names = byText.values.map { $0.sorted { ($0.text, $0.identity.id) < ($1.text, $1.identity.id) } }
            .sorted { $0[0].text < $1[0].text }
        return names.indices.compactMap { index in
            names[(index + 1)...].lazy.compactMap { pair(of: names[index], $0, knowledge) }.first
        }
    }

    private static func pair(
        of names: [Bearer], _ others: [Bearer], _ knowledge: KnownEvents
    ) -> (Bearer, Bearer)? {
        for one in names {
            for other in others
            where one.identity.id != other.identity.id && !one.identity.isDistinct(from: other.identity, knowledge) {
                return (one, other)
            }
        }
        return nil
    }

    private struct Bearer {
        let identity: Identity
        let text: String
    }
}

extension Identity {
    func isDistinct(from other: Identity, _ knowledge: KnownEvents) -> Bool {
        knowledge.areDistinct(facts.map(\.seq), other.facts.map(\.seq))
    }
}

extension String {
    /// The characters beyond ASCII that another text does not have, by their code points: nobody sees which they are.
    fileprivate func unlike(_ other: String) -> String {
        let codes = Set(unicodeScalars).subtracting(other.unicodeScalars).filter { !$0.isASCII }.sorted()
            .map { "U+" + String(repeating: "0", count: max(0, 4 - $0.hex.count)) + $0.hex }
        return codes.isEmpty ? "" : " (with \(codes.prefix(5).joined(separator: ", ")))"
    }
}

extension Unicode.Scalar {
    fileprivate var hex: String { String(value, radix: 16, uppercase: true) }
}
