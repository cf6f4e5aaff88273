/// Something done during a visit.
public struct Activity: RecordValue, Hashable {
    public let what: String
    public let place: PartyID?
    public let with: [PartyID]?
    public let when: DateValue?

    public static let shape = RecordShape(
        name: "activity",
        fields: [
            .part("what", String.self, "What was done."),
            .part("place", PartyID?.self, "Where."),
            .part("with", [PartyID]?.self, "With whom."),
            .part("when", DateValue?.self, "When."),
        ])

    public init(_ record: RecordReader) {
        what = record.read("what")
        place = record.read("place")
        with = record.read("with")
        when = record.read("when")
    }
}
