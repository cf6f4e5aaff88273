/// A reason that somebody gave.
public struct Ground: RecordValue, Hashable {
    public let text: String
    public let who: PartyID?

    public static let shape = RecordShape(
        name: "ground",
        fields: [
            .part("text", String.self, "The reason."),
            .part("who", PartyID?.self, "Who gave it."),
        ])

    public init(_ record: RecordReader) {
        text = record.read("text")
        who = record.read("who")
    }
}
