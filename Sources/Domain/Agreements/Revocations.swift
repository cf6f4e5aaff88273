import ExtendedDateTime

/// Endings that were taken back: an affirmation that `revokes` one lets it count only up to its own day.
struct Revocations {
    private var endings: [EventID: Event] = [:]
    /// The latest day of the earliest revocation of each ending.
    private var revokedBy: [EventID: DayRange] = [:]
    private let knowledge: KnownEvents

    init(_ facts: [Event], in knowledge: KnownEvents) {
        self.knowledge = knowledge
        for event in facts where event.isAsserted {
            if event.type == AgreementEnded.type { endings[event.id] = event }
            guard event.type == AgreementAffirmed.type, let revoked = event[AgreementAffirmed.self].revokes else {
                continue
            }
            let days = knowledge.standingDays(of: event)
            revokedBy[revoked] = revokedBy[revoked]?.earlier(days) ?? days
        }
    }

    /// The ending that an affirmation takes back, if it is known.
    func ending(revokedBy affirmation: Event) -> Event? {
        affirmation[AgreementAffirmed.self].revokes.flatMap { endings[$0] }
    }

    /// Revoked before it took effect: it never counted.
    func isVoid(_ ending: Event) -> Bool {
        guard let days = revokedBy[ending.id] else { return false }
        return days.hi <= knowledge.range(of: ending.on, in: ending).lo
    }

    /// The days on which it starts anew by an affirmation: where that takes back an ending that had taken effect, or
    /// may have, after it.
    func restart(by affirmation: Event) -> DayRange? {
        guard let ending = ending(revokedBy: affirmation), !isVoid(ending) else { return nil }
        let days = knowledge.standingDays(of: affirmation)
        return DayRange(max(days.lo, knowledge.range(of: ending.on, in: ending).lo), days.hi)
    }
}
