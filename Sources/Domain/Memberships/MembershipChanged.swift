/// The role or status of a member changed.
public struct MembershipChanged: MembershipEvent {
    public static let type = "membership.changed"
    public static let word = "membership-change"
    public static let summary = "The role or status of a member changed."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(MembershipChanged.self)

    public let member: Field<PartyID>
    public let organisation: Field<PartyID>
    public let role: Field<String?>
    public let status: Field<MembershipStanding?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        member = shape.argument("member", "The member.")
        organisation = shape.argument("organisation", "The organisation.")
        role = shape.field("role", "Its role from then on.")
        status = shape.field("status", "Which kind of member from then on.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The membership of \(names[event.member]) in \(names[event.organisation]) changed."
    }
}
