/// More about a party: adds, never replaces.
public struct PartyDescribed: PartyEvent {
    public static let type = "party.described"
    public static let word = "description"
    public static let summary = "More about a party: adds, never replaces."
    public static let occurrence = Occurrence.instantIfKnown
    public static let (fields, definition) = define(PartyDescribed.self)

    public let party: Field<PartyID>
    public let names: Field<[Name]?>
    public let within: Field<PartyID?>
    public let codes: Field<Codes?>
    public let location: Field<Location?>
    public let description: Field<String?>

    public init(_ shape: inout Shape) {
        party = shape.argument("party", "The party.")
        names = shape.field("names", "Further names.")
        within = shape.field("within", "The party in which it lies.")
        codes = shape.field("codes", "Further codes of other systems.")
        location = shape.field("location", "Where it lies.")
        description = shape.field("description", "What tells it from others.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "More was recorded about \(names[event.party])."
    }
}

/// What the registration of a party and further descriptions name alike.
struct PartyDescription: EventFields {
    static let fields = PartyDescription()
    static func includes(_ type: String) -> Bool { [PartyRegistered.type, PartyDescribed.type].contains(type) }

    let party = Field<PartyID>("party")
    let names = Field<[Name]?>("names")
    let within = Field<PartyID?>("within")
    let codes = Field<Codes?>("codes")
    let description = Field<String?>("description")
}
