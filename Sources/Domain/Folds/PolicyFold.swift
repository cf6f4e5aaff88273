import EDTF

/// The history of one policy: announced, and perhaps ended.
public struct PolicyHistory: Sendable {
    public let id: PolicyID
    public let ladder: Ladder
    public let announcements: [Event]

    public func standing(on days: DayRange) -> Standing? { ladder.standing(on: days) }
}

extension Knowledge {
    public func policy(_ id: PolicyID) -> PolicyHistory? {
        let facts = facts(about: .policy(id))
        guard !facts.isEmpty else { return nil }
        let spells = Spells(StayTypes.policy.claims(from: facts, in: self), in: self)
        return PolicyHistory(
            id: id,
            ladder: Ladder(rungs: [.init(status: Status.inForce, spells: spells)], doubts: doubts(about: .policy(id))),
            announcements: facts.filter { $0.type == PolicyAnnounced.type })
    }
}
