/// How many came, as far as a source says.
public struct GroupSize: RecordValue, Hashable {
    public let count: Int
    public let comparator: Comparator

    public static let shape = RecordShape(
        name: "groupSize",
        fields: [
            .part("count", Int.self, "The number."),
            .part("comparator", Comparator.self, "How the true number compares with it."),
        ])

    public init(_ record: RecordReader) {
        count = record.read("count")
        comparator = record.read("comparator")
    }
}
