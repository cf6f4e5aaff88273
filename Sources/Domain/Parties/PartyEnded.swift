/// A party came to its end.
public struct PartyEnded: PartyEvent {
    public static let type = "party.ended"
    public static let word = "party-end"
    public static let summary = "A party came to its end."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(PartyEnded.self)

    public let party: Field<PartyID>
    public let mode: Field<PartyEnding>
    public let into: Field<[PartyID]?>

    public init(_ shape: inout Shape) {
        party = shape.argument("party", "The party.")
        mode = shape.field("mode", "How it ended.")
        into = shape.field("into", "What it became.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.party]) ended by \(event.mode.rawValue)."
    }
}
