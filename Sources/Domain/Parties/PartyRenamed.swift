/// A party took other names from a day on; the earlier ones stay true for earlier days.
public struct PartyRenamed: PartyEvent {
    public static let type = "party.renamed"
    public static let word = "renaming"
    public static let summary = "A party took other names from a day on; the earlier ones stay true for earlier days."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(PartyRenamed.self)

    public let party: Field<PartyID>
    public let names: Field<[Name]>

    public init(_ shape: inout Shape) {
        party = shape.argument("party", "The party.")
        names = shape.field("names", "Its names from then on.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(event.party) took the name \(event.names.first?.text.printable ?? "")."
    }
}
