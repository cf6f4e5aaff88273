import CanonicalJSON
import ExtendedDateTime
import Domain

typealias Members = [(key: String, value: JSON)]

extension KnownEvents {
    /// What is known of a subject, on all days; `nil` for what has no state, such as sources.
    func snapshot(of subject: Subject) -> Members? {
        if let party = subject.party { return identity(of: party).map(Self.members) }
        guard subject.kind != nil else { return nil }
        return timeline(of: subject)?.snapshot
            ?? [("events", .array(facts(about: subject).map { .integer($0.seq) }))]
    }

    private static func members(_ identity: Identity) -> Members {
        var members: Members = [
            ("kind", .string(identity.kind.rawValue)),
            (
                "names",
                .array(
                    identity.names.map { dated in
                        var name: JSONObject = ["text": .string(dated.name.text), "events": [.integer(dated.seq)]]
                        if let use = dated.name.use { name["as"] = .string(use.rawValue) }
                        if dated.from.lo.isFinite { name["from"] = dated.from.json }
                        return .object(name)
                    })
            ),
        ]
        if let within = identity.within { members.append(("within", .string(within.text))) }
        if !identity.mergedFrom.isEmpty {
            members.append(("merged_from", .array(identity.mergedFrom.map { .string($0.text) })))
        }
        return members
    }
}
