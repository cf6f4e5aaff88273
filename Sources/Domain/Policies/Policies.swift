/// Policies: goals, laws and orders that somebody announced, and perhaps ended.
public enum Policies: Kind {
    public static let name = "policies"
    public static let namespace: Namespace? = .policy
    public static let example = "more-exchanges"
    public static let types: [any EventType.Type] = [PolicyAnnounced.self, PolicyEnded.self]
    public static let stays: StayTypes? = stayTypes
    static let stayTypes = StayTypes(
        started: PolicyAnnounced.type, affirmed: nil, ended: PolicyEnded.type)
    public static let columns: [Column<PolicyState>] = [
        Column("id", \.id.text), Column("actor", \.actor.text), Column("actor_name", \.actorName),
        Column("kind", \.kind.rawValue), Column("goal", \.goal), Column("target", \.target),
        Column("horizon", \.horizon?.description), Column("in_force", \.inForce?.description),
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        subject.id().flatMap(knowledge.policy)
    }
}

public enum PolicyTag: NamespaceTag { public static let namespace = Namespace.policy }
public typealias PolicyID = Slug<PolicyTag>

extension Subject {
    public static func policy(_ id: PolicyID) -> Subject { .thing(id) }
}

extension KindName {
    public static let policies = KindName(Policies.self)
}

/// What kind of policy it is.
public enum PolicyKind: String, Choice {
    case goal = "goal"
    case initiative = "initiative"
    case law = "law"
    case order = "order"
}
