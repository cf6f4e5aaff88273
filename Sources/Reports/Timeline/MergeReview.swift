import CanonicalJSON
import Vocabulary

/// A merge that was undone, with the events that somebody must look at again (TIME.md, "Merges").
///
/// While two records counted as one, what was recorded under either may have meant the other. The ledger does not guess
/// which: it lists them.
struct MergeReview: Sendable {
    let merge: Event
    let retraction: Event
    /// Recorded while the merge stood, and naming either record.
    let events: [Event]

    static func all(in events: [Event], _ knowledge: Knowledge) -> [MergeReview] {
        events.filter { $0.type == PartyMerged.type }.compactMap { merge in
            guard let retraction = knowledge.retractions[merge.seq] else { return nil }
            let pair: Set<PartyID> = [merge[PartyMerged.fields.party], merge[PartyMerged.fields.into]]
            let between = knowledge.events.filter { event in
                merge.seq < event.seq && event.seq < retraction.seq
                    && !pair.isDisjoint(with: Mention.parties(in: event) + (event.place.map { [$0] } ?? []))
            }
            return MergeReview(merge: merge, retraction: retraction, events: between)
        }
    }

    var json: JSON {
        [
            "merge": .integer(merge.seq), "retraction": .integer(retraction.seq),
            "events": .array(events.map { .integer($0.seq) }),
        ]
    }

    func add(to lines: inout TextLines) {
        let fields = PartyMerged.fields
        lines.add(
            title: "To review: \(merge[fields.party]) was merged into \(merge[fields.into]) by @\(merge.seq), "
                + "which @\(retraction.seq) took back")
        if events.isEmpty { lines.add("Nothing was recorded of either in between.", indent: 2) }
        for event in events {
            lines.add("@\(event.seq) \(event.id) \(event.type), recorded \(event.recorded.day)", indent: 2)
        }
    }
}
