/// An agreement was amended.
public struct AgreementAmended: AgreementEvent {
    public static let type = "agreement.amended"
    public static let word = "amendment"
    public static let summary = "An agreement was amended."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementAmended.self)

    public let agreement: Field<AgreementID>
    public let what: Field<String>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        what = shape.argument("what", "What was changed.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(event.agreement) was amended: \(event.what.printable)"
    }
}
