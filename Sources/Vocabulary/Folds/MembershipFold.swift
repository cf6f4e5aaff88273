import EDTF

/// The history of one membership: the times in which a member belonged to an organisation.
public struct MembershipHistory: Sendable {
    public let member: PartyID
    public let organisation: PartyID
    public let ladder: Ladder
    /// Roles and kinds of membership, each from a day on.
    public let roles: [Dated<String>]
    public let standings: [Dated<MembershipStanding>]
    public let endings: [Event]
    public let modes: [Int: String]

    /// How it stands; a member whose standing is suspended is suspended.
    public func standing(on days: DayRange) -> Standing? {
        guard var standing = ladder.standing(on: days) else { return nil }
        if standing.status == Status.inForce, standings.value(on: days)?.value == .suspended {
            standing.status = Status.suspended
        }
        return standing
    }
}

/// A value that holds from a day on, until the next one.
public struct Dated<Value: Sendable>: Sendable {
    public let value: Value
    public let from: DayRange
    public let seq: Int
}

extension Array {
    /// The latest value that certainly holds on the days.
    public func value<V>(on days: DayRange) -> Dated<V>? where Element == Dated<V> {
        last { $0.from.hi <= days.lo }
    }
}

extension Knowledge {
    /// Values in the order of their days.
    func dated<V>(_ events: [Event], _ value: (Event) -> V?) -> [Dated<V>] {
        events.compactMap { event in
            value(event).map { Dated(value: $0, from: range(of: event.on, in: event), seq: event.seq) }
        }.sorted { ($0.from.hi, $0.from.lo, $0.seq) < ($1.from.hi, $1.from.lo, $1.seq) }
    }

    /// The ends of parties strike what is open when they come.
    func caps(of parties: [PartyID]) -> [Spells.Cap] {
        parties.flatMap { partyEndings[$0] ?? [] }.map {
            Spells.Cap(claim: claim($0, .partyEnded), isUpperBoundOnly: false)
        }
    }

    public func membership(of member: PartyID, in organisation: PartyID) -> MembershipHistory? {
        let facts = facts(about: .membership(member: member, organisation: organisation))
        guard !facts.isEmpty else { return nil }
        let fields = MembershipJoined.fields
        func claims(_ type: String, _ rule: Rule) -> [Claim] {
            facts.filter { $0.type == type && $0.isAsserted }.map { claim($0, rule, spell: $0[fields.spell]) }
        }
        let denied = facts.filter { $0.type == MembershipEnded.type && $0.modality == .negated }
        let seen = claims(MembershipAffirmed.type, .affirmed) + denied.map { claim($0, .negatedEnding) }
        let spells = Spells(
            starts: claims(MembershipJoined.type, .start), ends: claims(MembershipEnded.type, .end), affirmations: seen,
            caps: caps(of: [member, organisation]), in: self)
        let valued = facts.filter { $0.isAsserted && $0.type != MembershipEnded.type }
        let endings = facts.filter { $0.isAsserted && $0.type == MembershipEnded.type }
        var modes: [Int: String] = [:]
        for event in endings { modes[event.seq] = event[MembershipEnded.fields.mode]?.rawValue }
        for event in [member, organisation].flatMap({ partyEndings[$0] ?? [] }) {
            modes[event.seq] = event[PartyEnded.fields.mode].rawValue
        }
        return MembershipHistory(
            member: member, organisation: organisation,
            ladder: Ladder(rungs: [.init(status: Status.inForce, spells: spells)], suspended: nil),
            roles: dated(valued) { $0[fields.role] }, standings: dated(valued) { $0[fields.status] }, endings: endings,
            modes: modes)
    }
}
