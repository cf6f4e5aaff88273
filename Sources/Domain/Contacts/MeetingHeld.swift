/// A meeting took place.
public struct MeetingHeld: EventType {
    public static let type = "meeting.held"
    public static let word = "meeting"
    public static let summary = "A meeting took place."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(MeetingHeld.self)

    public let participants: Field<[Participant]>
    public let mode: Field<String?>
    public let subject: Field<String?>
    public let during: Field<VisitID?>

    public init(_ shape: inout Shape) {
        participants = shape.argument("participants", "Who met.")
        mode = shape.field("mode", "In which form: in person, by video, ...")
        subject = shape.field("subject", "What about.")
        during = shape.field("during", "The visit during which they met.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.encounter(event.id)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names.people(event.participants) ?? "Some") met."
    }
}
