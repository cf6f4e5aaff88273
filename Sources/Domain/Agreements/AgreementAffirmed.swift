/// An agreement was seen to have a status on a day; needs no known signing.
public struct AgreementAffirmed: AgreementEvent {
    public static let type = "agreement.affirmed"
    public static let word = "affirmation"
    public static let summary = "An agreement was seen to have a status on a day; needs no known signing."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementAffirmed.self)

    public let agreement: Field<AgreementID>
    public let status: Field<AffirmedStatus>
    public let party: Field<PartyID?>
    public let revokes: Field<EventID?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        status = shape.argument("status", "What it was seen to be.")
        party = shape.field("party", "For which party; the whole where left out.")
        revokes = shape.field("revokes", "The ending that stops counting from then on.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let party = event.party.map { " for \(names[$0])" } ?? ""
        return "\(event.agreement) was seen to be \(event.status.rawValue)\(party)."
    }
}
