/// Somebody said something.
public struct StatementMade: EventType {
    public static let type = "statement.made"
    public static let word = "statement"
    public static let summary = "Somebody said something."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(StatementMade.self)

    public let speaker: Field<PartyID>
    public let role: Field<String?>
    public let kind: Field<StatementKind>
    public let about: Field<[Reference]>
    public let stance: Field<Stance?>
    public let summary: Field<String>

    public init(_ shape: inout Shape) {
        speaker = shape.argument("speaker", "Who said it.")
        role = shape.field("as", "In which role.")
        kind = shape.field("kind", "What kind of statement it is.")
        about = shape.field("about", "What it is about: kind:id.")
        stance = shape.field("stance", "Which side it takes.")
        summary = shape.field("summary", "What was said, in the recorder's words.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.speaker]) (\(event.kind.rawValue)): \(event.summary.printable)"
    }
}
