/// A party that takes part: in which role on that day, for whom, and how many where it stands for several.
public struct Participant: RecordValue, Hashable {
    public let party: PartyID
    public let role: String?
    public let actingFor: PartyID?
    public let count: Int?

    public static let shape = RecordShape(
        name: "participant",
        fields: [
            .part("party", PartyID.self, "The party that takes part."),
            .part("as", String?.self, "The role held on that date."),
            .part("for", PartyID?.self, "The party for whom it acts."),
            .part("count", Int?.self, "How many it stands for."),
        ])

    public init(_ record: RecordReader) {
        party = record.read("party")
        role = record.read("as")
        actingFor = record.read("for")
        count = record.read("count")
    }
}
