/// Events belong together, or do not.
public struct FactsLinked: EventType {
    public static let type = "facts.linked"
    public static let word = "link"
    public static let summary = "Events belong together, or do not."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(FactsLinked.self)

    public let relation: Field<LinkRelation>
    public let events: Field<[EventID]>

    public init(_ shape: inout Shape) {
        relation = shape.field("relation", "How they belong together.")
        events = shape.argument("events", "The events.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "Linked as \(event.relation.rawValue): \(event.events.map(\.text).listed)."
    }
}
