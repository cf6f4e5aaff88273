import ExtendedDateTime

/// The history of one policy: announced, and perhaps ended.
public struct PolicyTimeline: LadderTimeline {
    public let id: PolicyID
    public let ladder: StatusLadder
    public let announcements: [Event]

    public var subject: Subject { .policy(id) }
}

extension KnownEvents {
    public func policy(_ id: PolicyID) -> PolicyTimeline? {
        let facts = facts(about: .policy(id))
        guard !facts.isEmpty else { return nil }
        let spells = Spells(Policies.stayTypes.claims(from: facts, in: self), in: self)
        return PolicyTimeline(
            id: id,
            ladder: StatusLadder(
                levels: [.init(status: Status.inForce, spells: spells)], doubts: doubts(about: .policy(id))),
            announcements: facts.filter { $0.type == PolicyAnnounced.type })
    }
}
