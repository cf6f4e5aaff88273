/// A party became a member of an organisation.
public struct MembershipJoined: MembershipEvent {
    public static let type = "membership.joined"
    public static let word = "membership"
    public static let summary = "A party became a member of an organisation."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(MembershipJoined.self)

    public let member: Field<PartyID>
    public let organisation: Field<PartyID>
    public let mode: Field<MembershipMode?>
    public let role: Field<String?>
    public let status: Field<MembershipStanding?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        member = shape.argument("member", "The member.")
        organisation = shape.argument("organisation", "The organisation.")
        mode = shape.field("mode", "How.")
        role = shape.field("role", "Its role.")
        status = shape.field("status", "Which kind of member.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.member]) joined \(names[event.organisation])."
    }
}
