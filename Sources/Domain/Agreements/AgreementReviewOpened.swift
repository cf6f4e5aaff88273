/// An agreement came under review: its status is untouched.
public struct AgreementReviewOpened: AgreementEvent {
    public static let type = "agreement.review-opened"
    public static let word = "review-opening"
    public static let summary = "An agreement came under review: its status is untouched."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementReviewOpened.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID?>
    public let outcome: Field<String?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "Who reviews it.")
        outcome = shape.field("outcome", "What the review is to bring.")
    }
}
