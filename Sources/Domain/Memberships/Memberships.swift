/// Memberships of parties in organisations.
public enum Memberships: Kind {
    public static let name = "memberships"
    public static let namespace: Namespace? = nil
    public static let family = "membership."
    public static let referenceFields = ["member", "organisation"]
    public static let types: [any EventType.Type] = [
        MembershipJoined.self, MembershipAffirmed.self, MembershipChanged.self, MembershipEnded.self,
    ]
    public static let stays: StayTypes? = stayTypes
    static let stayTypes = StayTypes(
        started: MembershipJoined.type, affirmed: MembershipAffirmed.type, ended: MembershipEnded.type)
    public static let columns: [Column<MembershipState>] = [
        Column("member", \.member.text), Column("member_name", \.memberName),
        Column("organisation", \.organisation.text), Column("organisation_name", \.organisationName),
        Column("role", \.role), Column("standing", \.standing?.rawValue),
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        guard case .membership(let member, let organisation) = subject else { return nil }
        return knowledge.membership(of: member, in: organisation)
    }
}

extension KindName {
    public static let memberships = KindName(Memberships.self)
}

/// An event about one membership.
public protocol MembershipEvent: EventType {
    var member: Field<PartyID> { get }
    var organisation: Field<PartyID> { get }
}

extension MembershipEvent {
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [
            .membership(
                member: canonical(event[fields.member]), organisation: canonical(event[fields.organisation]))
        ]
    }
}

/// What events about memberships name alike, where they have it.
struct MembershipFields: EventFields {
    static let fields = MembershipFields()
    static func includes(_ type: String) -> Bool { type.hasPrefix("membership.") }

    let role = Field<String?>("role")
    let status = Field<MembershipStanding?>("status")
}
