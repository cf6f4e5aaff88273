import CanonicalJSON
import ExtendedDateTime

/// The history of one membership: the times in which a member belonged to an organisation.
public struct MembershipTimeline: LadderTimeline {
    public let member: PartyID
    public let organisation: PartyID
    public let ladder: StatusLadder
    /// Roles and kinds of membership, each from a day on.
    public let roles: [Dated<String>]
    public let standings: [Dated<MembershipStanding>]

    public var subject: Subject { .membership(member: member, organisation: organisation) }

    public var snapshot: [(key: String, value: JSON)] {
        let roles = roles.map { role -> JSON in ["from": role.from.json, "events": [.integer(role.seq)]] }
        let standings = standings.map { standing -> JSON in
            [
                "standing": .string(standing.value.rawValue), "from": standing.from.json,
                "events": [.integer(standing.seq)],
            ]
        }
        return ladder.snapshot + [("roles", .array(roles)), ("standings", .array(standings))]
    }

    public func collect(into turning: inout TurningDays) {
        turning.add(ladder)
        turning.add(roles)
        turning.add(standings)
    }

    /// How it stands. A member whose standing is suspended is suspended; one whose standing may have changed to it, or from it, by
    /// then is so possibly.
    public func answer(on days: DayRange) -> StatusAnswer? {
        guard var answer = ladder.answer(on: days), answer.status == Status.inForce else {
            return ladder.answer(on: days)
        }
        let current = standings.value(on: days)
        if let current, current.value == .suspended {
            answer.status = Status.suspended
            answer.because = (answer.because + [current.because]).uniqued()
            answer.seqs = (answer.seqs + [current.seq]).sortedUniqued()
        }
        let changes = standings.successors(on: days).filter {
            ($0.value == .suspended) != (answer.status == Status.suspended)
        }
        guard !changes.isEmpty else { return answer }
        if answer.certainty == .certain {
            answer.certainty = .possible
            answer.otherwise = answer.status == Status.suspended ? Status.inForce : Status.suspended
        }
        answer.because = (answer.because + changes.map(\.because)).uniqued()
        answer.seqs = (answer.seqs + changes.map(\.seq)).sortedUniqued()
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
        let claims = Memberships.stayTypes.claims(from: facts, in: self)
        let spells = Spells(claims, caps: caps(of: [member, organisation]), in: self)
        let valued = asserted.filter { $0.type != MembershipEnded.type }
        return MembershipTimeline(
            member: member, organisation: organisation,
            ladder: StatusLadder(
                levels: [.init(status: Status.inForce, spells: spells)], doubts: doubts(about: subject)),
            roles: dated(valued) { $0[MembershipFields.self].role },
            standings: dated(valued) { $0[MembershipFields.self].status })
    }
}
