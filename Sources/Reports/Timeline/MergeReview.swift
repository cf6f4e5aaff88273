import CanonicalJSON
import Domain

/// A merge that was undone, with the events that somebody must look at again (docs/MODEL.md, section 15).
///
/// While two records counted as one, what was recorded under either may have meant the other. The ledger does not guess
/// which: it lists them.
struct MergeReview: Sendable {
    let merge: Event
    let retraction: Event
    /// Recorded while the merge stood, and naming either record.
    let events: [Event]

    static func all(in events: [Event], _ knowledge: KnownEvents) -> [MergeReview] {
        let undone = events.filter { $0.type == PartyMerged.type && knowledge.retractions[$0.seq] != nil }
        guard !undone.isEmpty else { return [] }
        let naming = Self.naming(Set(undone.flatMap(pair)), in: knowledge)
        return undone.compactMap { merge in
            guard let retraction = knowledge.retractions[merge.seq] else { return nil }
            let between = pair(of: merge).flatMap { party -> ArraySlice<Event> in
                let own = naming[party] ?? []
                let first = own.partitioningIndex { $0.seq > merge.seq }
                return own[first..<max(first, own.partitioningIndex { $0.seq >= retraction.seq })]
            }
            return MergeReview(
                merge: merge, retraction: retraction,
                events: between.uniqued(by: \.seq).sorted { $0.seq < $1.seq })
        }
    }

    private static func pair(of merge: Event) -> [PartyID] {
        [merge[PartyMerged.self].party, merge[PartyMerged.self].into]
    }

    /// The events that name each of some parties, in the order of the log.
    private static func naming(_ parties: Set<PartyID>, in knowledge: KnownEvents) -> [PartyID: [Event]] {
        var naming: [PartyID: [Event]] = [:]
        for event in knowledge.events {
            let named = Set(Mention.parties(in: event) + (event.place.map { [$0] } ?? []))
            for party in named.intersection(parties) { naming[party, default: []].append(event) }
        }
        return naming
    }

    var json: JSON {
        [
            "merge": .integer(merge.seq), "retraction": .integer(retraction.seq),
            "events": .array(events.map { .integer($0.seq) }),
        ]
    }

    private var title: String {
        let pair = Self.pair(of: merge)
        return "To review: \(pair[0]) was merged into \(pair[1]) by @\(merge.seq), "
            + "which @\(retraction.seq) took back"
    }

    func add(to document: inout Document) {
        document.add(heading: Phrase(title))
        if events.isEmpty { document.add("Nothing was recorded of either in between.") }
        document.add(
            items: events.map {
                Item([.event($0.seq)], "\($0.id) \($0.type), recorded \($0.recorded.day)", event: $0.seq)
            })
    }

    func add(to lines: inout TextLines) {
        lines.add(title: title)
        if events.isEmpty { lines.add("Nothing was recorded of either in between.", indent: 2) }
        for event in events {
            lines.add("@\(event.seq) \(event.id) \(event.type), recorded \(event.recorded.day)", indent: 2)
        }
    }
}
