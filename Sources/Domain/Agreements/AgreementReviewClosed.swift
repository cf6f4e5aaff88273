/// The review of an agreement was closed.
public struct AgreementReviewClosed: AgreementEvent {
    public static let type = "agreement.review-closed"
    public static let word = "review-closing"
    public static let summary = "The review of an agreement was closed."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementReviewClosed.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID?>
    public let outcome: Field<String?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "Who reviewed it.")
        outcome = shape.field("outcome", "What it brought.")
    }
}
