/// An agreement was proposed.
public struct AgreementProposed: AgreementEvent {
    public static let type = "agreement.proposed"
    public static let word = "proposal"
    public static let summary = "An agreement was proposed."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementProposed.self)

    public let agreement: Field<AgreementID>
    public let parties: Field<[PartyID]?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        parties = shape.field("parties", "Who proposed it.")
    }
}
