import CanonicalJSON

/// A meeting, a count or a recurring contact, by the first account of it. None is itemised, none is summed.
public struct ContactState: StateContent {
    public let subject: Subject
    public let event: Event
    /// The event as a sentence.
    public let label: String
    let names: PartyNames

    public var parties: [PartyID] { Mention.parties(in: event) }

    public var references: [Int] { [event.seq] }

    public var members: [(key: String, value: JSON)] {
        [
            ("id", .string(subject.idText)), ("kind", .string(event.type)),
            ("when", event.on.map { .string($0.description) } ?? .null), ("parties", parties.json),
            ("what", .string(label)),
        ]
    }
}

extension ContactTimeline {
    /// Who met.
    private func participants(in event: Event) -> [PartyID] { event[MeetingHeld.self].participants.map(\.party) }

    public func state(_ builder: StateBuilder) -> State? {
        guard var answer = answer(on: builder.days), let event = accounts.first?.event else { return nil }
        if event.type == MeetingHeld.type { answer = builder.weakened(answer, ifEndedBefore: participants(in: event)) }
        let content = ContactState(
            subject: subject, event: event, label: event.sentence(builder.names),
            names: builder.names(of: Mention.parties(in: event)))
        return builder.state(subject, answer, content)
    }
}
