/// Which records of parties turned out to be of one party, by the merges that still stand.
struct Merges: Sendable {
    private var into: [PartyID: PartyID] = [:]

    init(_ merges: [Event]) {
        for event in merges { into[event[PartyMerged.fields.party]] = event[PartyMerged.fields.into] }
    }

    /// The record that stands for a party. Merges in a circle, which are refused, would leave it where it was.
    func canonical(_ party: PartyID) -> PartyID {
        var current = party
        for _ in 0..<into.count {
            guard let next = into[current] else { return current }
            current = next
        }
        return into[current] == nil ? current : party
    }
}
