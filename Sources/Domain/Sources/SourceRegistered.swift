/// A source: a document or interview that says something.
public struct SourceRegistered: EventType {
    public static let type = "source.registered"
    public static let word = "source"
    public static let summary = "A source: a document or interview that says something."
    public static let occurrence = Occurrence.instantIfKnown
    public static let (fields, definition) = define(SourceRegistered.self)

    public let source: Field<SourceID>
    public let kind: Field<SourceKind>
    public let title: Field<String?>
    public let publisher: Field<String?>
    public let authors: Field<[Participant]?>
    public let published: Field<InstantValue?>
    public let url: Field<String?>
    public let language: Field<String?>
    public let retrieved: Field<InstantValue?>
    public let sha256: Field<String?>
    public let derivedFrom: Field<[Derivation]?>

    public init(_ shape: inout Shape) {
        source = shape.registers("source", "The source's id.")
        kind = shape.field("kind", "What kind of source it is.")
        title = shape.field("title", "Its title.")
        publisher = shape.field("publisher", "Who published it.")
        authors = shape.field("authors", "Who wrote it.")
        published = shape.field("published", "When it was published.")
        url = shape.field("url", "Where it was found.")
        language = shape.field("language", "Its language, as a BCP 47 tag.")
        retrieved = shape.field("retrieved", "When the copy was taken.")
        sha256 = shape.field("sha256", "SHA-256 of the copy that was read, in hexadecimal.")
        derivedFrom = shape.field("derived_from", "The sources from which it took its words.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.source(event.source)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let title = event.title.map { ": \($0.printable)" } ?? ""
        return "The source \(event.source) was registered\(title)."
    }
}
