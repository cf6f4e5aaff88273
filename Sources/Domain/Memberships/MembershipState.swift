import CanonicalJSON

/// Whose membership it is, of what, and as what.
public struct MembershipState: StateContent {
    public let member: PartyID
    public let organisation: PartyID
    public let role: String?
    public let standing: MembershipStanding?
    /// The roles and kinds of membership that may have taken their place by then.
    public let possibleRoles: [String]
    public let possibleStandings: [MembershipStanding]
    public let ending: Ending
    let names: PartyNames

    var memberName: String { names[member] }
    var organisationName: String { names[organisation] }

    public var label: String {
        "\(memberName) in \(organisationName)\(role.map { " as \($0.printable)" } ?? "")"
    }

    public var references: [Int] { ending.references }

    public var members: [(key: String, value: JSON)] {
        [
            ("member", .string(member.text)), ("organisation", .string(organisation.text)),
            ("role", role.map(JSON.string) ?? .null),
            ("standing", standing.map { .string($0.rawValue) } ?? .null),
            ("role_otherwise", .array(possibleRoles.map(JSON.string))),
            ("standing_otherwise", .array(possibleStandings.map { .string($0.rawValue) })),
        ] + ending.members
    }

    public var details: [Detail] {
        let kinds = possibleStandings.map { "perhaps \($0.rawValue) by then" }
        let roles = possibleRoles.map { "perhaps as \($0.printable) by then" }
        return ([standing.map { "\($0.rawValue) member" }].compactMap(\.self) + kinds + roles).map { Detail($0) }
            + ending.words
    }
}

extension MembershipTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        let days = builder.days
        guard let answer = answer(on: days) else { return nil }
        let (role, standing) = (role(on: days), standing(on: days))
        let content = MembershipState(
            member: member, organisation: organisation, role: role.certain?.value, standing: standing.certain?.value,
            possibleRoles: role.otherwise, possibleStandings: standing.otherwise,
            ending: builder.ending(of: answer),
            names: builder.names(of: [member, organisation]))
        return builder.state(subject, answer, content)
    }
}
