/// One stop of a visit.
public struct Leg: RecordValue, Hashable {
    public let place: PartyID
    public let when: DateValue?

    public static let shape = RecordShape(
        name: "leg",
        fields: [
            .part("place", PartyID.self, "Where."),
            .part("when", DateValue?.self, "When."),
        ])

    public init(_ record: RecordReader) {
        place = record.read("place")
        when = record.read("when")
    }
}
