/// What events say of how and why something ended: an agreement, a membership.
public struct EndingDetails: Sendable {
    public let mode: Scalar<String>?
    /// Through whom a membership was ended.
    public let through: Scalar<Participant>?
    public let announced: Scalar<InstantValue>?
    public let notice: Scalar<InstantValue>?
    /// The reasons that were given, each with who gave it and the events that tell of it.
    public let grounds: [Sourced<Ground>]
    /// Whose withdrawal it was, or who gave notice, where the endings name a party.
    public let by: [Sourced<PartyID>]

    init(of endings: [Event], in knowledge: KnownEvents) {
        // A mode is read as the word that is stored: the two types have lists of their own.
        mode = knowledge.scalar(endings, "mode") { $0.current["data"]?["mode"]?.string }
        through = knowledge.scalar(endings, "through") { $0.as(EndingFields.self)?.through }
        announced = knowledge.scalar(endings, "announced") { $0.as(EndingFields.self)?.announced }
        notice = knowledge.scalar(endings, "notice") { $0.as(EndingFields.self)?.notice }
        grounds = knowledge.united(endings) { $0.as(EndingFields.self)?.grounds }
        by = knowledge.united(endings) { $0.as(AgreementEnded.self)?.party.map { [knowledge.canonical($0)] } }
    }
}

/// What the types of endings that give reasons name alike, where they have it.
private struct EndingFields: EventFields {
    static let fields = EndingFields()
    static func includes(_ type: String) -> Bool { [AgreementEnded.type, MembershipEnded.type].contains(type) }

    let through = Field<Participant?>("through")
    let announced = Field<InstantValue?>("announced")
    let notice = Field<InstantValue?>("notice")
    let grounds = Field<[Ground]?>("grounds")
}

extension EndingDetails {
    /// Whom they name.
    var parties: [PartyID] {
        (through?.candidates ?? []).flatMap(\.value.parties) + grounds.compactMap(\.value.who) + by.map(\.value)
    }
}

extension KnownEvents {
    /// How and why it ended, or may have, as the endings tell that count for a standing.
    public func endingDetails(of answer: StatusAnswer) -> EndingDetails {
        EndingDetails(of: answer.endings.uniqued().compactMap(fact), in: self)
    }
}
