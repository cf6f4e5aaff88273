/// A reviewer has seen a subject as it stood at a checkpoint.
public struct ReviewSignedOff: EventType {
    public static let type = "review.signed-off"
    public static let word = "sign-off"
    public static let summary = "A reviewer has seen a subject as it stood at a checkpoint."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(ReviewSignedOff.self)

    public let subject: Field<Reference>
    public let size: Field<Int>
    public let root: Field<String>
    public let verdict: Field<ReviewVerdict>
    public let note: Field<String?>

    public init(_ shape: inout Shape) {
        subject = shape.field("subject", "What was reviewed: kind:id.")
        size = shape.field("size", "The size of the log that was seen.")
        root = shape.field("root", "Its root, in base64.")
        verdict = shape.field("verdict", "What the reviewer found.")
        note = shape.field("note", "What the reviewer adds.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let place = names.reviewsOfOtherLogs.contains(event.event.seq) ? " in another log" : ""
        return "A reviewer has seen \(event.subject)\(place): \(event.verdict.rawValue)."
    }
}
