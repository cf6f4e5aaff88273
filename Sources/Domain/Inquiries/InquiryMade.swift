/// Somebody asked.
public struct InquiryMade: EventType {
    public static let type = "inquiry.made"
    public static let word = "inquiry"
    public static let summary = "Somebody asked."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(InquiryMade.self)

    public let inquiry: Field<InquiryID>
    public let asker: Field<PartyID>
    public let addressees: Field<[PartyID]>
    public let about: Field<[Reference]?>

    public init(_ shape: inout Shape) {
        inquiry = shape.introduces("inquiry", "The inquiry's id.")
        asker = shape.field("asker", "Who asked.")
        addressees = shape.field("to", "Whom.")
        about = shape.field("about", "About what: kind:id.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.inquiry(event.inquiry)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.asker]) asked \(names.list(event.addressees))."
    }
}
