import EDTF

extension Knowledge {
    /// Whether a party bears a name or a code, as the event at a position gives it.
    ///
    /// A name that was retracted, or corrected to another, is borne no more. An official name is borne until another has
    /// certainly been taken in its place; other names go on beside it.
    ///
    /// - Parameter days: those on one of which it may be borne; `nil` for whether it ever was, or will be.
    public func bears(_ party: PartyID, _ text: String, givenBy seq: Int, on days: DayRange? = nil) -> Bool {
        guard let event = fact(at: seq), event.isAsserted else { return false }
        if event.givesCode(text, to: party) { return true }
        guard let name = event.partyNames.first(where: { $0.party == party && $0.text == text }) else { return false }
        guard let days else { return true }
        let from = taken(by: event)
        let isReplaceable = (name.use ?? .official) == .official
        return from.lo <= days.hi && !(isReplaceable && isReplaced(event, from, of: party, by: days))
    }

    /// From which days on the names of an event are borne: always, where it does not tell of a renaming.
    private func taken(by event: Event) -> DayRange {
        event.type == PartyRenamed.type ? range(of: event.on, in: event) : .always
    }

    private func isReplaced(_ event: Event, _ from: DayRange, of party: PartyID, by days: DayRange) -> Bool {
        facts(about: .party(canonical(party))).contains { other in
            guard other.type == PartyRenamed.type, other.isAsserted, other[PartyRenamed.fields.party] == party,
                other.seq != event.seq, other.partyNames.contains(where: { ($0.use ?? .official) == .official })
            else { return false }
            let next = taken(by: other)
            return next.hi <= days.lo && (from.hi, event.seq) < (next.hi, other.seq)
        }
    }
}

extension Event {
    fileprivate func givesCode(_ text: String, to party: PartyID) -> Bool {
        guard type == PartyRegistered.type || type == PartyDescribed.type else { return false }
        let fields = PartyDescribed.fields
        return self[fields.party] == party && (self[fields.codes]?.entries ?? []).contains { $0.code == text }
    }
}
