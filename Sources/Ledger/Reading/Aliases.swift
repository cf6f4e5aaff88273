import Vocabulary

/// Which records of parties were ever merged with each other, by merges that still stand or not.
struct Aliases {
    /// The group that a record is in, among `groups`.
    private var places: [Reference: Int] = [:]
    private var groups: [[Reference]] = []

    /// Takes in the merges among some events, as stored and as others of them correct them.
    mutating func add(_ events: [Event]) {
        for event in events + LedgerView.corrected(events) where event.type == PartyMerged.type { add(event) }
    }

    /// Takes in one more merge.
    mutating func add(_ merge: Event) {
        let pair = Mention.all(in: merge).filter(\.tellsIdentity).map(\.target)
        guard let first = pair.first else { return }
        let group = place(of: first)
        for other in pair.dropFirst() { join(place(of: other), to: group) }
    }

    /// The records, and all that were ever merged with one of them.
    func all(of references: Set<Reference>) -> Set<Reference> {
        references.reduce(into: references) { all, reference in
            if let place = places[reference] { all.formUnion(groups[place]) }
        }
    }

    private mutating func place(of reference: Reference) -> Int {
        if let place = places[reference] { return place }
        places[reference] = groups.count
        groups.append([reference])
        return groups.count - 1
    }

    private mutating func join(_ other: Int, to group: Int) {
        guard other != group else { return }
        for reference in groups[other] { places[reference] = group }
        groups[group] += groups[other]
        groups[other] = []
    }
}
