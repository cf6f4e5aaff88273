/// A party: a place, a body, a person or a group that takes part in contacts.
public struct PartyRegistered: PartyEvent {
    public static let type = "party.registered"
    public static let word = "party"
    public static let summary = "A party: a place, a body, a person or a group that takes part in contacts."
    public static let occurrence = Occurrence.instantIfKnown
    public static let (fields, definition) = define(PartyRegistered.self)

    public let party: Field<PartyID>
    public let kind: Field<PartyKind>
    public let names: Field<[Name]>
    public let within: Field<PartyID?>
    public let codes: Field<Codes?>
    public let location: Field<Location?>
    public let description: Field<String?>

    public init(_ shape: inout Shape) {
        party = shape.registers("party", "The party's id.")
        kind = shape.field("kind", "What kind of party it is.")
        names = shape.field("names", "Its names.")
        within = shape.field("within", "The party in which it lies.")
        codes = shape.field("codes", "Codes of other systems, such as iso_3166_2 or wikidata.")
        location = shape.field("location", "Where it lies.")
        description = shape.field("description", "What tells it from others.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(event.names.first?.text.printable ?? "") was registered as \(event.kind.noun)."
    }
}
