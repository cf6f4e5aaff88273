/// What came of an inquiry. No response closes nothing: it is silence up to that day.
public struct InquiryClosed: EventType {
    public static let type = "inquiry.closed"
    public static let word = "answer"
    public static let summary = "What came of an inquiry. No response closes nothing: it is silence up to that day."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(InquiryClosed.self)

    public let inquiry: Field<InquiryID>
    public let outcome: Field<InquiryOutcome>

    public init(_ shape: inout Shape) {
        inquiry = shape.argument("inquiry", "The inquiry.")
        outcome = shape.argument("outcome", "What came of it.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.inquiry(event.inquiry)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The inquiry \(event.inquiry): \(event.outcome.rawValue)."
    }
}
