/// What became of a planned visit.
public struct VisitResolved: VisitEvent {
    public static let type = "visit.resolved"
    public static let word = "outcome"
    public static let summary = "What became of a planned visit."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(VisitResolved.self)

    public let visit: Field<VisitID>
    public let outcome: Field<VisitOutcome>
    public let replacedBy: Field<VisitID?>
    public let scheduled: Field<DateValue?>

    public init(_ shape: inout Shape) {
        visit = shape.argument("visit", "The visit.")
        outcome = shape.argument("outcome", "What became of it.")
        replacedBy = shape.field("replaced_by", "The visit that took its place.")
        scheduled = shape.field("for", "When it is now to be.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The planned visit \(event.visit): \(event.outcome.rawValue)."
    }
}
