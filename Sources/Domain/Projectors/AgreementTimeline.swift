import EDTF

/// The history of one agreement: the times of each rung, for each party and for the whole.
public struct AgreementTimeline: Sendable {
    public let id: AgreementID
    public let kind: AgreementKind?
    public let form: AgreementForm
    public let title: String?
    public let parties: [PartyID]
    public let whole: StatusLadder
    public let parts: [(party: PartyID, ladder: StatusLadder)]
    public let flags: [Flag]
    /// The events that count for nothing, with the rule that says so: acts of somebody who is no party.
    public let disregarded: [Because]
    public let facts: [Event]

    /// A mark that leaves the status untouched: under review, disputed.
    public struct Flag: Sendable {
        public let name: String
        public let spells: Spells
    }

    /// Every disagreement, of the whole, of its parts and of its flags, each once.
    public var conflicts: [Conflict] {
        (whole.conflicts + parts.flatMap(\.ladder.conflicts) + flags.flatMap(\.spells.conflicts)).uniqued()
    }

    /// How the whole stands.
    public func answer(on days: DayRange) -> StatusAnswer? { whole.answer(on: days) }
}

extension KnownEvents {
    public func agreement(_ id: AgreementID) -> AgreementTimeline? {
        let facts = facts(about: .agreement(id))
        return facts.isEmpty ? nil : AgreementProjector(id, facts, in: self).timeline
    }
}
