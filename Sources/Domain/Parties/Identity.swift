import ExtendedDateTime

/// Who a party is: its names with the days on which they hold, where it lies, what became of it.
public struct Identity: Sendable {
    public let id: PartyID
    public let kind: PartyKind
    public let names: [DatedName]
    public let within: PartyID?
    public let codes: [(system: String, code: String)]
    public let descriptions: [String]
    public let endings: [Event]
    /// Other records of the same party, merged into this one.
    public let mergedFrom: [PartyID]
    public let facts: [Event]
    /// The positions of those whose sources were all retracted.
    public let groundless: Set<Int>

    public struct DatedName: Sendable {
        public let name: Name
        /// From which days on; always, where it was registered and not taken later.
        public let from: DayRange
        public let seq: Int
    }

    /// The name to show for the days: the official one that was the latest to be taken by then.
    public func displayName(on days: DayRange) -> String {
        let official = names.filter { ($0.name.use ?? .official) == .official && $0.from.hi <= days.lo }
        return (official.last ?? names.first)?.name.text ?? id.text
    }
}

extension KnownEvents {
    public func identity(of party: PartyID) -> Identity? {
        let id = canonical(party)
        let facts = facts(about: .party(id)).filter(\.isAsserted)
        let registrations = facts.filter { $0.type == PartyRegistered.type }
        let own = registrations.first { $0[PartyRegistered.self].party == id } ?? registrations.first
        guard let own else { return nil }
        let described =
            [own]
            + facts.filter { $0.type == PartyDescribed.type || ($0.type == PartyRegistered.type && $0.seq != own.seq) }
        var names = described.flatMap { event in
            (event[PartyDescription.self].names ?? []).map {
                Identity.DatedName(name: $0, from: .always, seq: event.seq)
            }
        }
        let renamings = facts.filter { $0.type == PartyRenamed.type }.map {
            (event: $0, days: standingDays(of: $0))
        }
        for (event, days) in renamings.sorted(by: { ($0.days.hi, $0.event.seq) < ($1.days.hi, $1.event.seq) }) {
            names += event[PartyRenamed.self].names.map { Identity.DatedName(name: $0, from: days, seq: event.seq) }
        }
        let merged = facts.filter { $0.type == PartyMerged.type }.map { $0[PartyMerged.self].party }
        return Identity(
            id: id, kind: own[PartyRegistered.self].kind, names: names.firstOfficial,
            within: described.compactMap { $0[PartyDescription.self].within }.last.map(canonical),
            codes: described.flatMap { $0[PartyDescription.self].codes?.entries ?? [] },
            descriptions: described.compactMap { $0[PartyDescription.self].description },
            endings: facts.filter { $0.type == PartyEnded.type }, mergedFrom: merged, facts: facts,
            groundless: Set(facts.filter(isGroundless).map(\.seq)))
    }

    /// The name to show for a party on the days; its id where it is not registered among these events.
    public func displayName(of party: PartyID, on days: DayRange) -> String {
        identity(of: party)?.displayName(on: days) ?? party.text
    }

    /// Whether a party lies, at whatever remove, within another.
    public func isWithin(_ party: PartyID, _ region: PartyID) -> Bool {
        var seen: Set<PartyID> = []
        var current: PartyID? = canonical(party)
        while let id = current, seen.insert(id).inserted {
            if id == canonical(region) { return true }
            current = identity(of: id)?.within
        }
        return false
    }
}

extension [Identity.DatedName] {
    /// Among names that were always true the first official one is the one to show: it goes last of them.
    fileprivate var firstOfficial: [Identity.DatedName] {
        let undated = filter { $0.from.hi == .distantPast }
        guard let shown = undated.firstIndex(where: { ($0.name.use ?? .official) == .official }) else { return self }
        var ordered = undated
        ordered.append(ordered.remove(at: shown))
        return ordered + filter { $0.from.hi != .distantPast }
    }
}
