/// An agreement was suspended.
public struct AgreementSuspended: AgreementEvent {
    public static let type = "agreement.suspended"
    public static let word = "suspension"
    public static let summary = "An agreement was suspended."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementSuspended.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "The party; the whole where left out.")
    }
}
