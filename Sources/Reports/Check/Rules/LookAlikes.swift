import Domain

/// Two parties that may be one.
enum LookAlikes: CheckRule {
    static let name = "parties-look-alike"
    static let severity = Severity.notice
    static let beforeRecording = Doubt.isTold
    static let summary = "Two registered parties of one kind bear the same name or code, and nothing keeps them apart."
    static let advice =
        "Merge them if they are one. If they are two, say where each lies (`within`), or link their registrations as "
        + "distinct. A pseudonym is never named here: who stands behind it is nobody's guess."
    static let adviceBeforeRecording =
        "If it is the same party, it is there already: use its id. If it is another one, say where it lies (`within`)."
    static let example = CheckExample(
        odd: #"{"type":"party.registered","data":{"party":"a2","kind":"city","names":[{"text":"Alpha"}]}}"#,
        sound:
            #"{"type":"party.registered","data":{"party":"a2","kind":"city","names":[{"text":"Alpha"}],"within":"o2"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        var groups: [Key: [Identity]] = [:]
        for identity in inspection.identities where identity.kind != .pseudonym && identity.kind != .unresolved {
            for key in Set(keys(of: identity)) { groups[key, default: []].append(identity) }
        }
        var found: Set<[PartyID]> = []
        return groups.sorted { $0.key < $1.key }.flatMap { key, parties in
            parties.indices.compactMap { index in
                // Each with the first of those behind it that no link keeps apart.
                let one = parties[index]
                guard
                    let other = parties[(index + 1)...].first(where: { !one.isDistinct(from: $0, inspection.knowledge) }
                    ),
                    inspection.includes(.party(one.id)) || inspection.includes(.party(other.id)),
                    found.insert([one.id, other.id]).inserted
                else { return nil }
                return finding(
                    .party(one.id), [one, other].compactMap { $0.facts.first?.seq },
                    "It looks like party:\(other.id): both have the \(key.isCode ? "code" : "name") \(key.text).")
            }
        }
    }

    private static func keys(of identity: Identity) -> [Key] {
        identity.names.filter { [.official, .native].contains($0.name.use ?? .official) }.map {
            Key(kind: identity.kind.rawValue, text: $0.name.text.lowercased(), isCode: false, within: identity.within)
        } + identity.codes.map { Key(kind: "", text: "\($0.system) \($0.code)", isCode: true, within: identity.within) }
    }

    /// What parties have in common that may be one. Where they lie keeps them apart.
    private struct Key: Hashable, Comparable {
        let kind: String
        let text: String
        let isCode: Bool
        let within: PartyID?

        static func < (a: Key, b: Key) -> Bool {
            (a.kind, a.text, a.within?.text ?? "") < (b.kind, b.text, b.within?.text ?? "")
        }
    }
}
