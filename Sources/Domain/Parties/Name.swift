/// A name of a party.
public struct Name: RecordValue {
    public let text: String
    public let language: String?
    public let use: NameUse?

    public static let shape = RecordShape(
        name: "name",
        fields: [
            .part("text", String.self, "The name as written."),
            .part("lang", String?.self, "The language, as a BCP 47 tag."),
            .part("as", NameUse?.self, "What kind of name it is; official where left out."),
        ])

    public init(_ record: RecordReader) {
        text = record.read("text")
        language = record.read("lang")
        use = record.read("as")
    }
}
