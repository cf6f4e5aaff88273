/// A point on the earth, in decimal degrees (WGS 84).
public struct Location: RecordValue {
    public let latitude: Measure
    public let longitude: Measure

    public static let shape = RecordShape(
        name: "location",
        fields: [
            .part("lat", Measure.self, "Degrees north."),
            .part("lon", Measure.self, "Degrees east."),
        ])

    public init(_ record: RecordReader) {
        latitude = record.read("lat")
        longitude = record.read("lon")
    }
}
