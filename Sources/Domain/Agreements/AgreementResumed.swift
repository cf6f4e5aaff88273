/// A suspended agreement was taken up again.
public struct AgreementResumed: AgreementEvent {
    public static let type = "agreement.resumed"
    public static let word = "resumption"
    public static let summary = "A suspended agreement was taken up again."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementResumed.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "The party; the whole where left out.")
    }
}
