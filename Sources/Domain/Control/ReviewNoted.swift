/// A reviewer's note.
public struct ReviewNoted: EventType {
    public static let type = "review.noted"
    public static let word = "review-note"
    public static let summary = "A reviewer's note."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(ReviewNoted.self)

    public let subject: Field<Reference?>
    public let events: Field<[EventID]?>
    public let note: Field<String>
    public let severity: Field<ReviewSeverity?>

    public init(_ shape: inout Shape) {
        subject = shape.field("subject", "What it is about: kind:id.")
        events = shape.field("events", "The events that it is about.")
        note = shape.field("note", "What the reviewer notes.")
        severity = shape.field("severity", "How grave it is.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "A reviewer notes: \(event.note.printable)"
    }
}
