import Domain

/// Which records of parties were ever merged with each other, by merges that still stand or not.
struct Aliases {
    /// The records with which each was merged.
    private var merged: [Reference: [Reference]] = [:]

    /// Takes in the merges among some events, as stored and as others of them correct them.
    ///
    /// - Returns: the records that they name.
    @discardableResult
    mutating func add(_ events: [Event]) -> Set<Reference> {
        let merges = (events + ReadSet.corrected(events)).filter { $0.type == PartyMerged.type }
        return merges.reduce(into: []) { $0.formUnion(add($1)) }
    }

    /// Takes in one more merge.
    @discardableResult
    mutating func add(_ merge: Event) -> [Reference] {
        let pair = Mention.all(in: merge).filter(\.isIdentifying).map(\.target)
        guard let first = pair.first else { return [] }
        for other in pair.dropFirst() {
            merged[first, default: []].append(other)
            merged[other, default: []].append(first)
        }
        return pair
    }

    /// The records, and all that were ever merged with one of them.
    func all(of references: Set<Reference>) -> Set<Reference> { references.union(found(from: references, besides: [])) }

    /// Those that were merged with some records, and with those in turn.
    ///
    /// - Parameter known: those that are known already, and led on from.
    func found(from references: Set<Reference>, besides known: Set<Reference>) -> Set<Reference> {
        var found: Set<Reference> = []
        var open = Array(references)
        while let next = open.popLast() {
            for other in merged[next] ?? [] where !known.contains(other) && found.insert(other).inserted {
                open.append(other)
            }
        }
        return found
    }
}
