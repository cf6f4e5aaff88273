/// Where a source says so.
public struct Citation: RecordValue {
    public let source: SourceID
    public let locator: String?
    public let quote: String?
    public let quoted: QuoteFidelity?

    public static let shape = RecordShape(
        name: "citation",
        fields: [
            .part("source", SourceID.self, "The source."),
            .part("at", String?.self, "A paragraph, page, line or byte range in it."),
            .part("quote", String?.self, "Its words."),
            .part("quoted", QuoteFidelity?.self, "How the words came to be as they are."),
        ])

    public init(_ record: RecordReader) {
        source = record.read("source")
        locator = record.read("at")
        quote = record.read("quote")
        quoted = record.read("quoted")
    }
}
