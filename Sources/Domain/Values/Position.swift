/// What one side of a dispute holds.
public struct Position: RecordValue {
    public let who: PartyID
    public let status: String
    public let ground: String

    public static let shape = RecordShape(
        name: "position",
        fields: [
            .part("who", PartyID.self, "Whose position it is."),
            .part("status", String.self, "The status that it holds to be right."),
            .part("ground", String.self, "Why."),
        ])

    public init(_ record: RecordReader) {
        who = record.read("who")
        status = record.read("status")
        ground = record.read("ground")
    }
}
