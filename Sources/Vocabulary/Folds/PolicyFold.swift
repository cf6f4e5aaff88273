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
        let announced = facts.filter { $0.type == PolicyAnnounced.type && $0.isAsserted }
        let ended = facts.filter { $0.type == PolicyEnded.type }
        let spells = Spells(
            starts: announced.map { claim($0, .start) }, ends: ended.filter(\.isAsserted).map { claim($0, .end) },
            affirmations: ended.filter { $0.modality == .negated }.map { claim($0, .negatedEnding) }, in: self)
        return PolicyHistory(
            id: id, ladder: Ladder(rungs: [.init(status: Status.inForce, spells: spells)], suspended: nil),
            announcements: facts.filter { $0.type == PolicyAnnounced.type })
    }
}
