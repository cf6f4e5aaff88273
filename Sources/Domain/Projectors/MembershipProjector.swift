import EDTF

/// The history of one membership: the times in which a member belonged to an organisation.
public struct MembershipTimeline: Sendable {
    public let member: PartyID
    public let organisation: PartyID
    public let ladder: StatusLadder
    /// Roles and kinds of membership, each from a day on.
    public let roles: [Dated<String>]
    public let standings: [Dated<MembershipStanding>]

    /// How it stands; a member whose standing is suspended is suspended.
    public func answer(on days: DayRange) -> StatusAnswer? {
        guard var answer = ladder.answer(on: days) else { return nil }
        if answer.status == Status.inForce, let own = standings.value(on: days), own.value == .suspended {
            answer.status = Status.suspended
            answer.seqs = (answer.seqs + [own.seq]).sortedUniqued()
        }
        return answer
    }
}

extension KnownEvents {
    public func membership(of member: PartyID, in organisation: PartyID) -> MembershipTimeline? {
        let (member, organisation) = (canonical(member), canonical(organisation))
        let subject = Subject.membership(member: member, organisation: organisation)
        let facts = facts(about: subject)
        guard !facts.isEmpty else { return nil }
        let asserted = facts.filter(\.isAsserted)
        let claims = StayTypes.membership.claims(from: facts, in: self)
        let spells = Spells(claims, caps: caps(of: [member, organisation]), in: self)
        let valued = asserted.filter { $0.type != MembershipEnded.type }
        let fields = MembershipJoined.fields
        return MembershipTimeline(
            member: member, organisation: organisation,
            ladder: StatusLadder(
                levels: [.init(status: Status.inForce, spells: spells)], doubts: doubts(about: subject)),
            roles: dated(valued) { $0[fields.role] }, standings: dated(valued) { $0[fields.status] })
    }
}

/// The event types that tell of one kind of stay: a membership, an office, a policy.
struct StayTypes {
    let started: String
    let affirmed: String?
    let ended: String

    static let membership = StayTypes(
        started: MembershipJoined.type, affirmed: MembershipAffirmed.type, ended: MembershipEnded.type)
    static let office = StayTypes(started: OfficeAssumed.type, affirmed: OfficeAffirmed.type, ended: OfficeLeft.type)
    static let policy = StayTypes(started: PolicyAnnounced.type, affirmed: nil, ended: PolicyEnded.type)

    /// START, END and SEEN. A source's word that it had not ended is an affirmation.
    func claims(from facts: [Event], in knowledge: KnownEvents) -> ClaimGroup {
        var claims = ClaimGroup()
        for event in facts {
            switch (event.type, event.modality) {
            case (started, nil): claims.starts.append(claim(event, .start, knowledge))
            case (ended, nil): claims.ends.append(claim(event, .end, knowledge))
            case (ended, .negated): claims.affirmations.append(claim(event, .negatedEnding, knowledge))
            case (affirmed, nil): claims.affirmations.append(claim(event, .affirmed, knowledge))
            default: break
            }
        }
        return claims
    }

    private func claim(_ event: Event, _ rule: Rule, _ knowledge: KnownEvents) -> Claim {
        knowledge.claim(event, rule, spell: event[MembershipJoined.fields.spell])
    }
}
