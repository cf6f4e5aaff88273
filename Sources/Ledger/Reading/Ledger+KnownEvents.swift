import EDTF
import EventStore
import Projections
import Reports
import Domain

extension LedgerView {
    /// The events at the positions with all that bears on them: what corrects, retracts, links and prefers them, and who
    /// the parties and what the sources are that they name. In order, and only those that were known.
    ///
    /// - Parameter withIdentities: whether parties and sources matter.
    func closure(of seqs: [Int], withIdentities: Bool = true) throws -> [Event] {
        let index = try index
        let asked = Set(seqs)
        var events: [Int: Event] = [:]
        var looked: Set<Reference> = []
        var amended = AmendedForms()
        var open = seqs.filter { $0 < size }
        while !open.isEmpty {
            let loaded = try self.events(at: open)
            var byEvent: Set<Reference> = []
            var byIdentity: Set<Reference> = []
            func follow(_ mention: Mention, in event: Event) {
                guard withIdentities, asked.contains(event.seq) || mention.matters(in: event) else { return }
                if looked.insert(mention.target).inserted { byIdentity.insert(mention.target) }
            }
            for event in loaded {
                events[event.seq] = event
                if looked.insert(.event(event.id)).inserted { byEvent.insert(.event(event.id)) }
                for mention in Mention.all(in: event) {
                    if mention.target.hasIdentity {
                        follow(mention, in: event)
                    } else if case .event(let id) = mention.target, event.isControl, let seq = try index.seq(of: id),
                        events[seq] == nil
                    {
                        // What a control event speaks of belongs to its story.
                        open.append(seq)
                    }
                }
            }
            if withIdentities { for event in loaded { amended.add(event) } }
            let found =
                try index.seqs(mentioning: byEvent, identityOnly: false)
                + index.seqs(mentioning: byIdentity, identityOnly: true)
            open = Set(found + open).filter { $0 < size && events[$0] == nil }.sorted()
            guard open.isEmpty, withIdentities else { continue }
            // A correction names others than the event that it corrects. All that amends what is there is there, too.
            byIdentity = []
            for form in amended.takeChangedForms(orElse: { Self.corrected(events.values) }) {
                for mention in Mention.all(in: form) where mention.target.hasIdentity { follow(mention, in: form) }
            }
            open = try index.seqs(mentioning: byIdentity, identityOnly: true).filter { $0 < size && events[$0] == nil }
        }
        return events.values.sorted { $0.seq < $1.seq }
    }

    /// Those of some events that others of them correct, as corrected.
    static func corrected(_ events: some Collection<Event>) -> [Event] {
        let corrected = Set(events.filter { $0.type == FactCorrected.type }.map { $0[FactCorrected.fields.event] })
        guard !corrected.isEmpty else { return [] }
        let told = events.filter { $0.isControl || corrected.contains($0.id) }
        let knowledge = KnownEvents(told.sorted { $0.seq < $1.seq })
        return knowledge.facts + knowledge.notApplied
    }
}

extension Mention {
    /// Whether who or what it names matters to those who only ask who the event's own party is, or what its source: to whom
    /// it was merged, within what it lies, whose words they are; of the end of a party, which ends what it took part in, all.
    ///
    /// Else each party would lead on to whoever its sources and its descriptions name, and so to most of a ledger.
    fileprivate func matters(in event: Event) -> Bool {
        guard event.isIdentity, event.type != PartyEnded.type else { return true }
        return isIdentifying || path == "/data/within" || path.hasPrefix("/data/derived_from")
    }
}
