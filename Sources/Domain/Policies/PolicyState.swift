import CanonicalJSON
import ExtendedDateTime

/// What a policy says, as it was first announced.
public struct PolicyState: StateContent {
    public let id: PolicyID
    public let actor: PartyID
    public let actorName: String
    public let kind: PolicyKind
    public let goal: String
    /// The figure aimed at.
    public let target: String?
    /// By when.
    public let horizon: EDTF?
    /// From when it is law.
    public let inForce: EDTF?

    public var label: String { "\(actorName): \(goal.printable) [\(id)]" }

    public var references: [Int] { [] }

    public var members: [(key: String, value: JSON)] {
        var members: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("actor", .string(actor.text)), ("kind", .string(kind.rawValue)),
            ("goal", .string(goal)),
        ]
        if let target { members.append(("target", .string(target))) }
        if let horizon { members.append(("horizon", .string(horizon.description))) }
        if let inForce { members.append(("in_force", .string(inForce.description))) }
        return members
    }
}

extension PolicyTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        guard var answer = answer(on: builder.days), let first = announcements.first?.as(PolicyAnnounced.self) else {
            return nil
        }
        answer = builder.weakened(answer, ifEndedBefore: [first.actor])
        let content = PolicyState(
            id: id, actor: first.actor, actorName: builder.names[first.actor], kind: first.kind, goal: first.goal,
            target: first.target, horizon: first.horizon?.edtf, inForce: first.inForce?.edtf)
        return builder.state(subject, answer, content)
    }
}
