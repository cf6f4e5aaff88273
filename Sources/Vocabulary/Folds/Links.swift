/// Which claims a recorder has tied together or told apart, by `spell` and by `facts.linked`.
struct Links: Sendable {
    private var same: [Set<EventID>] = []
    private var distinct: [Set<EventID>] = []

    init(_ links: [Event]) {
        for link in links {
            let events = Set(link[FactsLinked.fields.events])
            switch link[FactsLinked.fields.relation] {
            case .same:
                let touched = same.filter { !$0.isDisjoint(with: events) }
                same.removeAll { !$0.isDisjoint(with: events) }
                same.append(touched.reduce(into: events) { $0.formUnion($1) })
            case .distinct: distinct.append(events)
            case .supports, .conflicts: break
            }
        }
    }

    /// The groups that numbers and links make; claims in none of them are left to their dates.
    ///
    /// A link counts here where it names at least two of the claims: one that ties a claim to something else says
    /// nothing about them.
    func groups(starts: [Claim], ends: [Claim]) -> [Segmentation.Group] {
        let present = Set((starts + ends).map(\.event))
        let same = self.same.filter { $0.intersection(present).count > 1 }
        let distinct = self.distinct.filter { $0.intersection(Set(starts.map(\.event))).count > 1 }
        func key(of claim: Claim) -> Key? {
            if let spell = claim.spell { return .spell(spell) }
            if let group = same.firstIndex(where: { $0.contains(claim.event) }) { return .linked(group) }
            return distinct.contains { $0.contains(claim.event) } ? .apart(claim.event) : nil
        }
        var groups: [Key: Segmentation.Group] = [:]
        for claim in starts {
            if let key = key(of: claim) { groups[key, default: .init()].starts.append(claim) }
        }
        for claim in ends {
            if let key = key(of: claim) { groups[key, default: .init()].ends.append(claim) }
        }
        return Array(groups.values)
    }

    private enum Key: Hashable {
        case spell(Int)
        case linked(Int)
        case apart(EventID)
    }
}
