/// A person was seen to hold an office.
public struct OfficeAffirmed: OfficeEvent {
    public static let type = "office.affirmed"
    public static let word = "incumbency"
    public static let summary = "A person was seen to hold an office."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(OfficeAffirmed.self)

    public let person: Field<PartyID>
    public let office: Field<String>
    public let of: Field<PartyID>
    public let accreditedTo: Field<PartyID?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        person = shape.argument("person", "Who holds it.")
        office = shape.argument("office", "The office, such as mayor.")
        of = shape.argument("of", "The party whose office it is.")
        accreditedTo = shape.field("to", "The party to whom the holder is accredited.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.person]) was \(seat(in: event, names))."
    }
}
