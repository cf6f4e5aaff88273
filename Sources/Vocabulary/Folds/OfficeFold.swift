import EDTF

/// The history of one person in one office.
public struct OfficeHistory: Sendable {
    public let office: Subject.Office
    public let ladder: Ladder
    public let modes: [Int: String]

    public func standing(on days: DayRange) -> Standing? { ladder.standing(on: days) }
}

extension Knowledge {
    public func office(_ office: Subject.Office) -> OfficeHistory? {
        let facts = facts(about: .office(office)).filter(\.isAsserted)
        let fields = OfficeAssumed.fields
        let own = facts.filter { canonical($0[fields.person]) == office.person }
        guard !facts.isEmpty else { return nil }
        func claims(_ type: String, _ rule: Rule) -> [Claim] {
            own.filter { $0.type == type }.map { claim($0, rule, spell: $0[fields.spell]) }
        }
        let denied = self.facts(about: .office(office)).filter { $0.type == OfficeLeft.type && $0.modality == .negated }
        let appointments = claims(OfficeAppointed.type, .start)
        let ends = claims(OfficeLeft.type, .end)
        let caps = caps(of: [office.person, office.of]) + successions(after: office, facts)
        let assumed = Spells(
            starts: claims(OfficeAssumed.type, .start), ends: ends,
            affirmations: claims(OfficeAffirmed.type, .affirmed) + denied.map { claim($0, .negatedEnding) }, caps: caps,
            in: self, earliest: combine(appointments)?.range.lo ?? .distantPast)
        let appointed = Spells(starts: appointments, ends: ends, caps: caps, in: self)
        var modes: [Int: String] = [:]
        for event in own where event.type == OfficeLeft.type {
            modes[event.seq] = event[OfficeLeft.fields.mode]?.rawValue
        }
        return OfficeHistory(
            office: office,
            ladder: Ladder(
                rungs: [
                    .init(status: Status.appointed, spells: appointed), .init(status: Status.inForce, spells: assumed),
                ],
                suspended: nil),
            modes: modes)
    }

    /// A successor's start ends the predecessor's time no later than that day; nothing else does.
    private func successions(after office: Subject.Office, _ facts: [Event]) -> [Spells.Cap] {
        facts.filter { event in
            event.type == OfficeAssumed.type && event[OfficeAssumed.fields.succeeds].map(canonical) == office.person
        }.map { Spells.Cap(claim: claim($0, .succeeded), isUpperBoundOnly: true) }
    }
}
