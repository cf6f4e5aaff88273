import ExtendedDateTime

/// The history of one person in one office.
public struct OfficeTimeline: LadderTimeline {
    public let office: Office
    public let ladder: StatusLadder

    public var subject: Subject { .office(office) }
}

extension KnownEvents {
    public func office(_ office: Office) -> OfficeTimeline? {
        let office = office.under(canonical)
        let facts = facts(about: .office(office))
        guard !facts.isEmpty else { return nil }
        let own = facts.filter { canonical($0[OfficeFields.self].person) == office.person }
        let caps = caps(of: [office.person, office.of]) + successions(after: office, facts)
        let stays = Offices.stayTypes.claims(from: own, in: self)
        let nominations = own.filter { $0.type == OfficeAppointed.type && $0.isAsserted }
            .map { claim($0, .start, spell: $0[OfficeAppointed.self].spell) }
        // The office does not start before the first appointment to it.
        let earliest = nominations.map(\.range.lo).min() ?? .distantPast
        let held = Spells(stays, caps: caps, earliest: earliest, in: self)
        let waiting = ClaimGroup(starts: nominations, ends: stays.ends)
        let appointed = nominations.isEmpty ? Spells() : Spells(waiting, caps: caps, in: self)
        return OfficeTimeline(
            office: office,
            ladder: StatusLadder(
                levels: [
                    .init(status: Status.appointed, spells: appointed), .init(status: Status.inForce, spells: held),
                ],
                doubts: doubts(about: .office(office))))
    }

    /// A successor's start ends the predecessor's time no later than that day; nothing else does.
    private func successions(after office: Office, _ facts: [Event]) -> [Spells.Cutoff] {
        facts.filter { event in
            event.type == OfficeAssumed.type && event.isAsserted
                && event[OfficeAssumed.self].succeeds.map(canonical) == office.person
        }.map { Spells.Cutoff(claim: claim($0, .succeeded), isUpperBoundOnly: true) }
    }
}
