/// The event types that tell of one kind of stay: a membership, an office, a policy.
public struct StayTypes: Sendable {
    public let started: String
    let affirmed: String?
    public let ended: String

    /// START, END and SEEN. A source's word that it had not ended is an affirmation.
    func claims(from facts: [Event], in knowledge: KnownEvents) -> ClaimGroup {
        var claims = ClaimGroup()
        for event in facts {
            switch (event.type, event.modality) {
            case (started, nil): claims.starts.append(claim(event, .start, knowledge))
            case (ended, nil): claims.ends.append(claim(event, .end, knowledge))
            case (ended, .negated): claims.affirmations.append(claim(event, .negatedEnding, knowledge))
            case (affirmed, nil): claims.affirmations.append(claim(event, .affirmed, knowledge))
            default: break
            }
        }
        return claims
    }

    private func claim(_ event: Event, _ rule: Rule, _ knowledge: KnownEvents) -> Claim {
        knowledge.claim(event, rule, spell: event[StayFields.self].spell)
    }
}

/// What events about stays name alike, where they have it.
struct StayFields: EventFields {
    static let fields = StayFields()
    private static let families = Kinds.all.filter { $0.stays != nil }.map { $0.family }

    static func includes(_ type: String) -> Bool {
        families.contains(where: type.hasPrefix)
    }

    /// Which of several stays it tells of.
    let spell = Field<Int?>("spell")
}
