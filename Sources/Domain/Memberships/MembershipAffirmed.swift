/// A party was seen to be a member.
public struct MembershipAffirmed: MembershipEvent {
    public static let type = "membership.affirmed"
    public static let word = "membership-affirmation"
    public static let summary = "A party was seen to be a member."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(MembershipAffirmed.self)

    public let member: Field<PartyID>
    public let organisation: Field<PartyID>
    public let role: Field<String?>
    public let status: Field<MembershipStanding?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        member = shape.argument("member", "The member.")
        organisation = shape.argument("organisation", "The organisation.")
        role = shape.field("role", "Its role.")
        status = shape.field("status", "Which kind of member.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "\(names[event.member]) was a member of \(names[event.organisation])."
    }
}
