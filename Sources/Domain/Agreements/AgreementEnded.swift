/// An agreement ended: on the first day on which it no longer holds.
public struct AgreementEnded: AgreementEvent {
    public static let type = "agreement.ended"
    public static let word = "termination"
    public static let summary = "An agreement ended: on the first day on which it no longer holds."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(AgreementEnded.self)

    public let agreement: Field<AgreementID>
    public let mode: Field<AgreementEnding?>
    public let party: Field<PartyID?>
    public let announced: Field<InstantValue?>
    public let notice: Field<InstantValue?>
    public let grounds: Field<[Ground]?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        mode = shape.field("mode", "How.")
        party = shape.argument("party", "Who withdrew.")
        announced = shape.field("announced", "When it was announced.")
        notice = shape.field("notice", "When notice was given.")
        grounds = shape.field("grounds", "The reasons given, and by whom.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let mode = event.mode.map { " by \($0.rawValue)" } ?? ""
        let party = event.party.map { " of \(names[$0])" } ?? ""
        return "\(event.agreement) ended\(mode)\(party)."
    }
}
