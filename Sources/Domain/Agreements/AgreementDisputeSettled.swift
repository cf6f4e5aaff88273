/// A dispute over an agreement was settled.
public struct AgreementDisputeSettled: AgreementEvent {
    public static let type = "agreement.dispute-settled"
    public static let word = "settlement"
    public static let summary = "A dispute over an agreement was settled."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementDisputeSettled.self)

    public let agreement: Field<AgreementID>
    public let outcome: Field<String?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        outcome = shape.field("outcome", "What was settled.")
    }
}
