/// A person took up an office.
public struct OfficeAssumed: OfficeEvent {
    public static let type = "office.assumed"
    public static let word = "office"
    public static let summary = "A person took up an office."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(OfficeAssumed.self)

    public let person: Field<PartyID>
    public let office: Field<String>
    public let of: Field<PartyID>
    public let accreditedTo: Field<PartyID?>
    public let mode: Field<Accession?>
    public let succeeds: Field<PartyID?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        person = shape.argument("person", "Who holds it.")
        office = shape.argument("office", "The office, such as mayor.")
        of = shape.argument("of", "The party whose office it is.")
        accreditedTo = shape.field("to", "The party to whom the holder is accredited.")
        mode = shape.field("mode", "How.")
        succeeds = shape.field("succeeds", "The person who held it before, and no longer does.")
        spell = shape.spell()
    }

    /// The person's office, and the predecessor's, which a succession ends.
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [event.person, event.succeeds].compactMap(\.self).map { .office(office(of: $0, in: event, canonical)) }
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let before = event.succeeds.map { ", succeeding \(names[$0])" } ?? ""
        return "\(names[event.person]) became \(seat(in: event, names))\(before)."
    }
}
