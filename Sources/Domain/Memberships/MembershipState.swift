import CanonicalJSON

/// Whose membership it is, of what, and as what.
public struct MembershipState: StateContent {
    public let member: PartyID
    public let organisation: PartyID
    public let role: String?
    public let standing: MembershipStanding?
    public let ending: Ending
    let names: PartyNames

    var memberName: String { names[member] }
    var organisationName: String { names[organisation] }

    public var label: String {
        "\(memberName) in \(organisationName)\(role.map { " as \($0.printable)" } ?? "")"
    }

    public var members: [(key: String, value: JSON)] {
        [
            ("member", .string(member.text)), ("organisation", .string(organisation.text)),
            ("role", role.map(JSON.string) ?? .null),
            ("standing", standing.map { .string($0.rawValue) } ?? .null),
        ] + ending.members
    }

    public var details: [Detail] { ending.words }
}

extension MembershipTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        let days = builder.days
        guard let answer = answer(on: days) else { return nil }
        let content = MembershipState(
            member: member, organisation: organisation, role: roles.value(on: days)?.value,
            standing: standings.value(on: days)?.value, ending: builder.ending(of: answer),
            names: builder.names(of: [member, organisation]))
        return builder.state(subject, answer, content)
    }
}
