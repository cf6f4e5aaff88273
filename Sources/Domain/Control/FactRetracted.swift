/// An event no longer counts. Retracting a correction or a retraction undoes it.
public struct FactRetracted: EventType {
    public static let type = "fact.retracted"
    public static let word = "retraction"
    public static let summary = "An event no longer counts. Retracting a correction or a retraction undoes it."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(FactRetracted.self)

    public let target: Field<EventID>

    public init(_ shape: inout Shape) {
        target = shape.argument("event", "The event.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The event \(event.target) was retracted."
    }
}

/// What corrections and retractions name alike.
public struct Amendment: EventFields {
    public static let fields = Amendment()
    public static func includes(_ type: String) -> Bool { [FactCorrected.type, FactRetracted.type].contains(type) }

    /// The event that is corrected or retracted.
    public let target = Field<EventID>("event")
}
