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
        let own = own(standings, on: days)
        let current = DatedAnswer(own, on: days)
        let isSuspended = { (standing: Dated<MembershipStanding>) in standing.value == .suspended }
        let certain = current.certain
        let other = current.possible.filter { isSuspended($0) != (certain.map(isSuspended) ?? false) }
        if let certain, isSuspended(certain) { answer.status = Status.suspended }
        var reasons = other
        // What ended a suspension is a reason, too.
        if let certain, own.contains(where: isSuspended), !own.allSatisfy({ $0.from.lo > days.hi || !isSuspended($0) })
        {
            reasons.insert(certain, at: 0)
        } else if certain == nil && !other.isEmpty {
            reasons = current.possible
        }
        if !other.isEmpty && answer.certainty == .certain {
            answer.certainty = .possible
            answer.otherwise = answer.status == Status.suspended ? Status.inForce : Status.suspended
        }
        answer.because = (answer.because + reasons.map(\.because)).uniqued()
        answer.seqs = (answer.seqs + reasons.map(\.seq)).sortedUniqued()
        return answer
    }

    /// The role, and the kind of membership, on the days.
    public func role(on days: DayRange) -> DatedAnswer<String> { DatedAnswer(own(roles, on: days), on: days) }
    public func standing(on days: DayRange) -> DatedAnswer<MembershipStanding> {
        DatedAnswer(own(standings, on: days), on: days)
    }

    /// The values of the stay that the days lie in: none of those of one before or after it. A value on days of which some lie before
    /// the stay may be of the one before.
    private func own<V>(_ values: [Dated<V>], on days: DayRange) -> [Dated<V>] {
        guard let spells = ladder.levels.last?.spells, spells.spells.count > 1,
            let stay = spells.holds(on: days)?.spell ?? spells.lastEnded(by: days)
        else { return values }
        let isFirst = spells.spells.first?.since == stay.since
        let next = spells.spells.first { $0.since.lo > stay.since.lo }
        return values.compactMap { value in
            guard isFirst || value.from.hi >= stay.since.lo else { return nil }
            guard next.map({ value.from.lo < $0.since.lo }) ?? true else { return nil }
            var own = value
            if !isFirst && value.from.lo < stay.since.lo { own.from.hi = .distantFuture }
            return own
        }
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
            roles: dated(valued, seenBy: [MembershipAffirmed.type]) { $0[MembershipFields.self].role },
            standings: dated(valued, seenBy: [MembershipAffirmed.type]) { $0[MembershipFields.self].status })
    }
}
