/// One of several claims is to stand.
public struct ClaimPreferred: EventType {
    public static let type = "claim.preferred"
    public static let word = "preference"
    public static let summary = "One of several claims is to stand."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(ClaimPreferred.self)

    public let preferred: Field<EventID>
    public let among: Field<[EventID]>
    public let field: Field<String?>
    public let rule: Field<String>

    public init(_ shape: inout Shape) {
        preferred = shape.argument("prefer", "The event that is to stand.")
        among = shape.field("among", "The events among which it is chosen.")
        field = shape.field("field", "The field for which it stands; the date where left out.")
        rule = shape.field("rule", "The rule by which it was chosen.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(event.preferred) is preferred: \(event.rule.printable)"
    }
}
