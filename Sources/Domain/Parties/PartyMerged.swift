/// Two records turn out to be of one party. Never two real bodies, never a pseudonym.
public struct PartyMerged: PartyEvent {
    public static let type = "party.merged"
    public static let word = "merge"
    public static let summary = "Two records turn out to be of one party. Never two real bodies, never a pseudonym."
    public static let occurrence = Occurrence.instantIfKnown
    public static let (fields, definition) = define(PartyMerged.self)

    public let party: Field<PartyID>
    public let into: Field<PartyID>

    public init(_ shape: inout Shape) {
        party = shape.argument("party", "The record that is given up.")
        into = shape.argument("into", "The record that stays.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The record \(event.party) was merged into \(event.into)."
    }
}
