import ExtendedDateTime

extension KnownEvents {
    /// Whether a party bears a name or a code, as the event at a position gives it.
    ///
    /// A name that was retracted, or corrected to another, is borne no more. An official name is borne until another has
    /// certainly been taken in its place; other names go on beside it.
    ///
    /// - Parameter days: those on one of which it may be borne; `nil` for whether it ever was, or will be.
    public func bears(_ party: PartyID, _ text: String, givenBy seq: Int, on days: DayRange? = nil) -> Bool {
        var renamings = Renamings(days ?? .anyTime)
        return bears(party, text, givenBy: seq, on: days, &renamings)
    }

    /// The same for many names.
    ///
    /// - Parameter renamings: on the same days; what was found about a party is kept in it.
    public func bears(
        _ party: PartyID, _ text: String, givenBy seq: Int, on days: DayRange?, _ renamings: inout Renamings
    ) -> Bool {
        guard let event = fact(at: seq), event.isAsserted else { return false }
        if event.givesCode(text, to: party) { return true }
        guard let name = event.partyNames.first(where: { $0.party == party && $0.text == text }) else { return false }
        guard let days else { return true }
        let from = taken(by: event)
        let isReplaceable = (name.use ?? .official) == .official
        guard from.lo <= days.hi, isReplaceable else { return from.lo <= days.hi }
        guard let last = renamings.last(of: party, in: self) else { return true }
        return (last.hi, last.seq) <= (from.hi, event.seq)
    }

    /// From which days on the names of an event are borne: always, where it does not tell of a renaming.
    fileprivate func taken(by event: Event) -> DayRange {
        event.type == PartyRenamed.type ? standingDays(of: event) : .always
    }
}

/// The official names that parties had certainly taken by some days, the last one of each party.
public struct Renamings {
    private let days: DayRange
    private var known: [PartyID: (hi: Day, seq: Int)?] = [:]

    public init(_ days: DayRange) { self.days = days }

    fileprivate mutating func last(of party: PartyID, in knowledge: KnownEvents) -> (hi: Day, seq: Int)? {
        if let last = known[party] { return last }
        let last = knowledge.facts(about: .party(knowledge.canonical(party))).filter { event in
            event.type == PartyRenamed.type && event.isAsserted && event[PartyRenamed.self].party == party
                && event.partyNames.contains { ($0.use ?? .official) == .official }
        }.map { (hi: knowledge.taken(by: $0).hi, seq: $0.seq) }.filter { $0.hi <= days.lo }.max(by: <)
        known[party] = .some(last)
        return last
    }
}

extension Event {
    fileprivate func givesCode(_ text: String, to party: PartyID) -> Bool {
        guard let description = self.as(PartyDescription.self) else { return false }
        return description.party == party && (description.codes?.entries ?? []).contains { $0.code == text }
    }
}
