/// A policy came to its end.
public struct PolicyEnded: EventType {
    public static let type = "policy.ended"
    public static let word = "policy-end"
    public static let summary = "A policy came to its end."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(PolicyEnded.self)

    public let policy: Field<PolicyID>

    public init(_ shape: inout Shape) {
        policy = shape.argument("policy", "The policy.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.policy(event.policy)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The policy \(event.policy) ended."
    }
}
