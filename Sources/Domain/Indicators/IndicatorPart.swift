/// One part of a figure that a source gave in parts.
public struct IndicatorPart: RecordValue, Hashable {
    public let unit: String
    public let value: Measure

    public static let shape = RecordShape(
        name: "indicatorPart",
        fields: [
            .part("unit", String.self, "What is counted in this part."),
            .part("value", Measure.self, "The figure of this part."),
        ])

    public init(_ record: RecordReader) {
        unit = record.read("unit")
        value = record.read("value")
    }
}
