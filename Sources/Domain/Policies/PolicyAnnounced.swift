/// A policy, goal, law or order was announced.
public struct PolicyAnnounced: EventType {
    public static let type = "policy.announced"
    public static let word = "policy"
    public static let summary = "A policy, goal, law or order was announced."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(PolicyAnnounced.self)

    public let policy: Field<PolicyID>
    public let actor: Field<PartyID>
    public let kind: Field<PolicyKind>
    public let goal: Field<String>
    public let target: Field<String?>
    public let horizon: Field<DateValue?>
    public let inForce: Field<InstantValue?>

    public init(_ shape: inout Shape) {
        policy = shape.introduces("policy", "The policy's id.")
        actor = shape.field("actor", "Whose it is.")
        kind = shape.field("kind", "What kind of policy it is.")
        goal = shape.field("goal", "What it is to achieve.")
        target = shape.field("target", "The figure aimed at.")
        horizon = shape.field("horizon", "By when.")
        inForce = shape.field("in_force", "From when it is law.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.policy(event.policy)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.actor]) announced: \(event.goal.printable)"
    }
}
