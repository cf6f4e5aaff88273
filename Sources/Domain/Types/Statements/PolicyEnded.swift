/// A policy came to its end.
public struct PolicyEnded: EventType {
    public static let type = "policy.ended"
    public static let word = "policy-end"
    public static let summary = "A policy came to its end."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(PolicyEnded.self)

    public let policy: Field<PolicyID>

    public init(_ shape: inout Shape) {
        policy = shape.argument("policy", "The policy.")
    }
}
