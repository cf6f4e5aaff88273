/// An agreement: its identity, no state. Comes before any other event about it.
public struct AgreementRegistered: AgreementEvent {
    public static let type = "agreement.registered"
    public static let word = "agreement"
    public static let summary = "An agreement: its identity, no state. Comes before any other event about it."
    public static let occurrence = Occurrence.instantIfKnown
    public static let (fields, definition) = define(AgreementRegistered.self)

    public let agreement: Field<AgreementID>
    public let kind: Field<AgreementKind>
    public let form: Field<AgreementForm>
    public let parties: Field<[PartyID]>
    public let title: Field<String?>
    public let concluded: Field<InstantValue?>
    public let until: Field<InstantValue?>

    public init(_ shape: inout Shape) {
        agreement = shape.registers("agreement", "The agreement's id.")
        kind = shape.field("kind", "What kind of agreement it is.")
        form = shape.field("form", "Whether one party's withdrawal ends it (bilateral) or not (multilateral).")
        parties = shape.field("parties", "The parties to it.")
        title = shape.field("title", "Its title.")
        concluded = shape.field("concluded", "When it was concluded.")
        until = shape.field("until", "The last day of its term.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The \(event.kind.rawValue) agreement \(event.agreement) between \(names.list(event.parties)) was registered."
    }
}
