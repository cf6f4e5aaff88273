/// Which events a recorder has tied together or told apart by `facts.linked`.
///
/// Looked up by the positions of events, so that a ledger with many links costs a subject no more than its own.
struct Links: Sendable {
    /// The group that an event is tied into by `same`. Where a link ties groups together, the smaller ones join the largest.
    private var group: [Int: Int] = [:]
    /// The `distinct` links that name an event.
    private var apart: [Int: [Int]] = [:]

    /// - Parameter positions: where events are, by their ids.
    init(_ links: [Event], _ positions: EventPositions) {
        var members: [Int: [Int]] = [:]
        for (index, link) in links.enumerated() {
            let events = link[FactsLinked.self].events.compactMap { positions[$0] }
            switch link[FactsLinked.self].relation {
            case .same:
                let tied = Set(events.compactMap { group[$0] })
                let largest = tied.max { (members[$0]?.count ?? 0) < (members[$1]?.count ?? 0) } ?? index
                let smaller = tied.filter { $0 != largest }.flatMap { members.removeValue(forKey: $0) ?? [] }
                let new = events.filter { group[$0] == nil }.uniqued() + smaller
                members[largest, default: []] += new
                for event in new { group[event] = largest }
            case .distinct:
                for event in events { apart[event, default: []].append(index) }
            case .supports, .conflicts: break
            }
        }
    }

    /// Whether nothing is tied to anything.
    var isEmpty: Bool { group.isEmpty }

    /// The group of an event, if it is tied to another.
    func group(of event: Int) -> Int? { group.isEmpty ? nil : group[event] }

    /// Whether a link tells the event of a claim apart from that of one of others.
    func tellApart(_ claim: Claim, _ others: [Claim]) -> Bool {
        guard !apart.isEmpty, apart[claim.seq] != nil else { return false }
        return tellApart([claim.seq], others.map(\.seq).filter { $0 != claim.seq })
    }

    /// Whether a link names one of some events and one of others as distinct.
    func tellApart(_ some: [Int], _ others: [Int]) -> Bool {
        guard !apart.isEmpty else { return false }
        let naming = Set(some.flatMap { apart[$0] ?? [] })
        return others.contains { apart[$0]?.contains(where: naming.contains) ?? false }
    }

    /// The events among these that a link tells apart from another one of them.
    func toldApart(among events: some Sequence<Int>) -> Set<Int> {
        guard !apart.isEmpty else { return [] }
        var byLink: [Int: Set<Int>] = [:]
        for event in events {
            for link in apart[event] ?? [] { byLink[link, default: []].insert(event) }
        }
        return byLink.values.reduce(into: []) { if $1.count > 1 { $0.formUnion($1) } }
    }
}
