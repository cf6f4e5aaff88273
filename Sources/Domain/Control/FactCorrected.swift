/// A field of an event is set right. The wrong entry stays readable.
public struct FactCorrected: EventType {
    public static let type = "fact.corrected"
    public static let word = "correction"
    public static let summary = "A field of an event is set right. The wrong entry stays readable."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(FactCorrected.self)

    public let target: Field<EventID>
    public let changes: Field<Changes>

    public init(_ shape: inout Shape) {
        target = shape.argument("event", "The event.")
        changes = shape.field("set", "JSON Pointers into its line, with the right value or null.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The event \(event.target) was corrected."
    }
}
