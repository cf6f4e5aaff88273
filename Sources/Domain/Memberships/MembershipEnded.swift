/// A membership ended: on the first day on which it no longer holds.
public struct MembershipEnded: MembershipEvent {
    public static let type = "membership.ended"
    public static let word = "membership-end"
    public static let summary = "A membership ended: on the first day on which it no longer holds."
    public static let occurrence = Occurrence.instant
    public static let mayLieAhead = true
    public static let (fields, definition) = define(MembershipEnded.self)

    public let member: Field<PartyID>
    public let organisation: Field<PartyID>
    public let mode: Field<MembershipEnding?>
    public let through: Field<Participant?>
    public let announced: Field<InstantValue?>
    public let notice: Field<InstantValue?>
    public let grounds: Field<[Ground]?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        member = shape.argument("member", "The member.")
        organisation = shape.argument("organisation", "The organisation.")
        mode = shape.field("mode", "How.")
        through = shape.field("through", "Through whom.")
        announced = shape.field("announced", "When it was announced.")
        notice = shape.field("notice", "When notice was given.")
        grounds = shape.field("grounds", "The reasons given, and by whom.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let mode = event.mode.map { " by \($0.rawValue)" } ?? ""
        return "The membership of \(names[event.member]) in \(names[event.organisation]) ended\(mode)."
    }
}
