/// Contacts were counted: an aggregate, never itemised.
public struct ContactCounted: EventType {
    public static let type = "contact.counted"
    public static let word = "count"
    public static let summary = "Contacts were counted: an aggregate, never itemised."
    public static let occurrence = Occurrence.span
    public static let (fields, definition) = define(ContactCounted.self)

    public let who: Field<[PartyID]>
    public let with: Field<[PartyID]>
    public let count: Field<Int>
    public let comparator: Field<Comparator>
    public let unit: Field<String>

    public init(_ shape: inout Shape) {
        who = shape.field("who", "One side.")
        with = shape.field("with", "The other side.")
        count = shape.field("count", "The number.")
        comparator = shape.field("comparator", "How the true number compares with it.")
        unit = shape.field("unit", "What was counted.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.encounter(event.id)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let sides = "\(names.list(event.who)) with \(names.list(event.with))"
        return "\(sides): \(event.comparator.words)\(event.count) \(event.unit.printable)."
    }
}
