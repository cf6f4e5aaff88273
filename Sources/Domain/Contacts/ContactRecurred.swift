/// A contact that recurs.
public struct ContactRecurred: EventType {
    public static let type = "contact.recurred"
    public static let word = "recurrence"
    public static let summary = "A contact that recurs."
    public static let occurrence = Occurrence.span
    public static let (fields, definition) = define(ContactRecurred.self)

    public let contact: Field<ContactID>
    public let who: Field<[PartyID]>
    public let with: Field<[PartyID]>
    public let what: Field<String>
    public let frequency: Field<String?>
    public let causes: Field<[String]?>

    public init(_ shape: inout Shape) {
        contact = shape.introduces("contact", "The contact's id.")
        who = shape.field("who", "One side.")
        with = shape.field("with", "The other side.")
        what = shape.field("what", "What they do.")
        frequency = shape.field("frequency", "How often.")
        causes = shape.field("causes", "Why it changed or stopped.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.contact(event.contact)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names.list(event.who)) with \(names.list(event.with)): \(event.what.printable)"
    }
}
