/// Which events a recorder has tied together or told apart by `facts.linked`.
///
/// Looked up by event, so that a ledger with many links costs a subject no more than its own.
struct Links: Sendable {
    /// The group that an event is tied into by `same`, each named by its first link.
    private var group: [EventID: Int] = [:]
    /// The `distinct` links that name an event.
    private var apart: [EventID: [Int]] = [:]

    init(_ links: [Event]) {
        var members: [Int: [EventID]] = [:]
        for (index, link) in links.enumerated() {
            let events = link[FactsLinked.fields.events]
            switch link[FactsLinked.fields.relation] {
            case .same:
                let tied = Set(events.compactMap { group[$0] })
                let all = events + tied.flatMap { members.removeValue(forKey: $0) ?? [] }
                members[index] = all
                for event in all { group[event] = index }
            case .distinct:
                for event in events { apart[event, default: []].append(index) }
            case .supports, .conflicts: break
            }
        }
    }

    /// The group of an event, if it is tied to another.
    func group(of event: EventID) -> Int? { group.isEmpty ? nil : group[event] }

    /// The events among these that a link tells apart from another one of them.
    func toldApart(among events: some Sequence<EventID>) -> Set<EventID> {
        guard !apart.isEmpty else { return [] }
        var byLink: [Int: Set<EventID>] = [:]
        for event in events {
            for link in apart[event] ?? [] { byLink[link, default: []].insert(event) }
        }
        return byLink.values.reduce(into: []) { if $1.count > 1 { $0.formUnion($1) } }
    }
}
