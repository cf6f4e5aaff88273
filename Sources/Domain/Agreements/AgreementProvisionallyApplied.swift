/// An agreement is applied before it is in force.
public struct AgreementProvisionallyApplied: AgreementEvent {
    public static let type = "agreement.provisionally-applied"
    public static let word = "provisional-application"
    public static let summary = "An agreement is applied before it is in force."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementProvisionallyApplied.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID?>
    public let until: Field<InstantValue?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "The party; all where left out.")
        until = shape.field("until", "The day on which that stops.")
        spell = shape.spell()
    }
}
