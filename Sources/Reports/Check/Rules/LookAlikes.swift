import Domain

/// Two parties that may be one.
enum LookAlikes: CheckRule {
    static let name = "parties-look-alike"
    static let severity = Severity.notice
    static let summary = "Two registered parties of one kind bear the same name or code, and nothing keeps them apart."
    static let advice =
        "Merge them if they are one. If they are two, say where each lies (`within`), or link their registrations as "
        + "distinct. A pseudonym is never named here: who stands behind it is nobody's guess."
    static let example = CheckExample(
        odd: #"{"type":"party.registered","data":{"party":"a2","kind":"city","names":[{"text":"Alpha"}]}}"#,
        sound:
            #"{"type":"party.registered","data":{"party":"a2","kind":"city","names":[{"text":"Alpha"}],"within":"o2"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        var byKey: [Key: [Identity]] = [:]
        for id in inspection.subjects.compactMap(\.party) {
            guard let identity = knowledge.identity(of: id), identity.id == id, identity.kind != .pseudonym,
                identity.kind != .unresolved
            else { continue }
            for key in Set(keys(of: identity)) { byKey[key, default: []].append(identity) }
        }
        var told: Set<[PartyID]> = []
        return byKey.sorted { $0.key < $1.key }.flatMap { key, parties in
            // Neighbours are enough: whoever is like the first and the third is like the second too.
            zip(parties, parties.dropFirst()).compactMap { one, other in
                guard told.insert([one.id, other.id]).inserted, !areApart(one, other, knowledge) else { return nil }
                return finding(
                    .party(one.id), [one, other].compactMap { $0.facts.first?.seq },
                    "It looks like party:\(other.id): both have the \(key.isCode ? "code" : "name") \(key.text).")
            }
        }
    }

    private static func keys(of identity: Identity) -> [Key] {
        identity.names.filter { [.official, .native].contains($0.name.use ?? .official) }.map {
            Key(kind: identity.kind.rawValue, text: $0.name.text.lowercased(), isCode: false)
        } + identity.codes.map { Key(kind: "", text: "\($0.system) \($0.code)", isCode: true) }
    }

    /// Whether something says that they are two: where they lie, or a link.
    private static func areApart(_ one: Identity, _ other: Identity, _ knowledge: KnownEvents) -> Bool {
        if let place = one.within, let otherPlace = other.within, place != otherPlace { return true }
        return (one.within == nil) != (other.within == nil)
            || knowledge.areDistinct(one.facts.map(\.id), other.facts.map(\.id))
    }

    private struct Key: Hashable, Comparable {
        let kind: String
        let text: String
        let isCode: Bool

        static func < (a: Key, b: Key) -> Bool { (a.kind, a.text) < (b.kind, b.text) }
    }
}
