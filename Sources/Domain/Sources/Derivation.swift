/// The source from which another one took its words.
public struct Derivation: RecordValue {
    public let source: SourceID
    public let how: DerivationMode

    public static let shape = RecordShape(
        name: "derivation",
        fields: [
            .part("source", SourceID.self, "The earlier source."),
            .part("how", DerivationMode.self, "How the words were taken over."),
        ])

    public init(_ record: RecordReader) {
        source = record.read("source")
        how = record.read("how")
    }
}
