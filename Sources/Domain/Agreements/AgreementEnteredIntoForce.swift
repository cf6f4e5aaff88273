/// An agreement entered into force.
public struct AgreementEnteredIntoForce: AgreementEvent {
    public static let type = "agreement.entered-into-force"
    public static let word = "entry-into-force"
    public static let summary = "An agreement entered into force."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(AgreementEnteredIntoForce.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "The party; the whole where left out.")
        spell = shape.spell()
    }
}
