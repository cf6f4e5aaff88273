import EDTF

/// Which records of parties turned out to be of one party, by the merges that still stand.
public struct Merges: Sendable {
    private var into: [PartyID: PartyID] = [:]

    /// - Parameter merges: in the order of the log; asserted, not retracted, as corrected.
    init(_ merges: [Event]) {
        for event in merges { add(event) }
    }

    /// Takes in one more merge, the next one in the log.
    public mutating func add(_ merge: Event) {
        into[merge[PartyMerged.fields.party]] = merge[PartyMerged.fields.into]
    }

    /// The record that stands for a party. Merges in a circle, which are refused, would leave it where it was.
    public func canonical(_ party: PartyID) -> PartyID {
        var current = party
        for _ in 0..<into.count {
            guard let next = into[current] else { return current }
            current = next
        }
        return into[current] == nil ? current : party
    }

    /// The subjects whose state an event may change; of an event of an unknown type those that it names.
    public func subjects(of event: Event) -> [Subject] {
        event.definition == nil ? event.namedSubjects(canonical) : event.subjects(canonical)
    }
}
