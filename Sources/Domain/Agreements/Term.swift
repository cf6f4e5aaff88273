import ExtendedDateTime

/// The last day of an agreement's term, as registered or as a renewal has moved it.
struct Term: Sendable {
    let seq: Int
    /// From when the term is this one.
    let from: DayRange
    /// The last day; without end where `nil`.
    let until: DayRange?

    /// The terms that may be the one that counts on some days: the last that had certainly come to hold, those of which nobody knows
    /// whether they came before it or after, and those that may have come by then.
    static func standing(_ terms: [Term], on days: DayRange) -> [Term] {
        terms.possiblyLast(by: days.lo, \.from) + terms.filter { $0.from.hi > days.lo && $0.from.lo <= days.hi }
    }

    /// The terms in the order in which they came to hold.
    static func all(_ registration: Event?, _ facts: [Event], in knowledge: KnownEvents) -> [Term] {
        let first = registration.flatMap { event in
            event[AgreementRegistered.self].until?.edtf.map { date in
                Term(seq: event.seq, from: .always, until: DayRange(date.bounds))
            }
        }
        let renewals = facts.filter { $0.type == AgreementRenewed.type && $0.isAsserted }.map { event in
            let until = event[AgreementRenewed.self].until?.edtf?.bounds
            return Term(
                seq: event.seq, from: knowledge.standingDays(of: event),
                until: until.map { DayRange($0) })
        }
        return (first.map { [$0] } ?? []) + renewals.sorted { ($0.from.hi, $0.seq) < ($1.from.hi, $1.seq) }
    }
}
