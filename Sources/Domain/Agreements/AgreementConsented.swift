/// A party consented to be bound.
public struct AgreementConsented: AgreementEvent {
    public static let type = "agreement.consented"
    public static let word = "consent"
    public static let summary = "A party consented to be bound."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementConsented.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID>
    public let mode: Field<ConsentMode?>
    public let deposited: Field<InstantValue?>
    public let predecessor: Field<PartyID?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "The party.")
        mode = shape.field("mode", "How.")
        deposited = shape.field("deposited", "When the instrument was deposited.")
        predecessor = shape.field("predecessor", "The party that it succeeds.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let mode = event.mode.map { " by \($0.rawValue)" } ?? ""
        return "\(names[event.party]) consented to \(event.agreement)\(mode)."
    }
}
