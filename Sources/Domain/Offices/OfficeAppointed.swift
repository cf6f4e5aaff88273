/// A person was appointed to an office, and does not hold it yet.
public struct OfficeAppointed: OfficeEvent {
    public static let type = "office.appointed"
    public static let word = "appointment"
    public static let summary = "A person was appointed to an office, and does not hold it yet."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(OfficeAppointed.self)

    public let person: Field<PartyID>
    public let office: Field<String>
    public let of: Field<PartyID>
    public let accreditedTo: Field<PartyID?>
    public let mode: Field<Accession?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        person = shape.argument("person", "Who holds it.")
        office = shape.argument("office", "The office, such as mayor.")
        of = shape.argument("of", "The party whose office it is.")
        accreditedTo = shape.field("to", "The party to whom the holder is accredited.")
        mode = shape.field("mode", "How.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.person]) was appointed \(seat(in: event, names))."
    }
}
