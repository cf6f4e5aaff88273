/// The kinds of things whose state is told, in the order of reports. To add a kind, add its folder, and its line here; where its
/// things have ids of their own, also the name space below.
public enum Kinds {
    public static let all: [any Kind.Type] = [
        Agreements.self,
        Memberships.self,
        Offices.self,
        Visits.self,
        Contacts.self,
        Inquiries.self,
        Indicators.self,
        Policies.self,
    ]

    private static let byNamespace = Dictionary(
        all.compactMap { kind in kind.namespace.map { ($0, kind) } }, uniquingKeysWith: { first, _ in first })

    /// The kind of what has ids in a name space; `nil` for parties and sources, which have an identity and no state.
    package static func of(_ namespace: Namespace) -> (any Kind.Type)? { byNamespace[namespace] }
}

/// The name spaces of ids: each is of one kind of thing.
public enum Namespace: String, CaseIterable, Sendable {
    case party = "party"
    case source = "source"
    case agreement = "agreement"
    case visit = "visit"
    case inquiry = "inquiry"
    case contact = "contact"
    case policy = "policy"
    case series = "series"
}
