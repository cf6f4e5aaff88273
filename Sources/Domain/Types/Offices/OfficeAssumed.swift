/// A person took up an office.
public struct OfficeAssumed: EventType {
    public static let type = "office.assumed"
    public static let word = "office"
    public static let summary = "A person took up an office."
    public static let occurrence = Occurrence.instant
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
}
