/// An event no longer counts. Retracting a correction or a retraction undoes it.
public struct FactRetracted: EventType {
    public static let type = "fact.retracted"
    public static let word = "retraction"
    public static let summary = "An event no longer counts. Retracting a correction or a retraction undoes it."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(FactRetracted.self)

    public let event: Field<EventID>

    public init(_ shape: inout Shape) {
        event = shape.argument("event", "The event.")
    }
}
