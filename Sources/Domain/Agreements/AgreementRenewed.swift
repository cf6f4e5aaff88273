/// The term of an agreement was moved.
public struct AgreementRenewed: AgreementEvent {
    public static let type = "agreement.renewed"
    public static let word = "renewal"
    public static let summary = "The term of an agreement was moved."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementRenewed.self)

    public let agreement: Field<AgreementID>
    public let until: Field<InstantValue?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        until = shape.field("until", "The last day of the new term; without end where left out.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let term = event.until.map { " until \($0.edtf?.readable ?? "?")" } ?? " without end"
        return "\(event.agreement) was renewed\(term)."
    }
}
