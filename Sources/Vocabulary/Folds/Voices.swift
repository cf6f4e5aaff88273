/// Which sources took their words from which.
struct Voices: Sendable {
    private var origins: [SourceID: Set<SourceID>] = [:]

    init(_ registrations: [Event]) {
        for event in registrations {
            guard let derived = event[SourceRegistered.fields.derivedFrom] else { continue }
            origins[event[SourceRegistered.fields.source], default: []].formUnion(derived.map(\.source))
        }
    }

    /// Whether every source speaks for itself.
    var isEmpty: Bool { origins.isEmpty }

    /// The sources among these that took their words, at whatever remove, from another of them.
    ///
    /// Of sources that are said to derive from each other none is the later one, and all are kept.
    func derived(among sources: Set<SourceID>) -> Set<SourceID> {
        guard !origins.isEmpty, sources.count > 1 else { return [] }
        let ancestors = Dictionary(uniqueKeysWithValues: sources.map { ($0, self.ancestors(of: $0)) })
        return sources.filter { source in
            (ancestors[source] ?? []).contains { origin in
                origin != source && sources.contains(origin) && ancestors[origin]?.contains(source) != true
            }
        }
    }

    private func ancestors(of source: SourceID) -> Set<SourceID> {
        var found: Set<SourceID> = []
        var open = Array(origins[source] ?? [])
        while let next = open.popLast() {
            if found.insert(next).inserted { open += origins[next] ?? [] }
        }
        return found
    }
}
