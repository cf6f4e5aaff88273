import CanonicalJSON
import TransparencyLog
import Domain

/// The events that a trail takes its names and titles from; the corrections and retractions of its entries, and what its
/// corrections correct. All where they are no entries of it themselves.
///
/// A trail carries their lines with proofs, so that whoever has nothing but the trail can check the names of parties and
/// the titles of sources against lines of the log.
struct NamedEvents: Sendable {
    /// As stored, in log order.
    let events: [Event]

    /// - Parameter identities: the positions of further ones that something in the trail names.
    init(for entries: [Event], and identities: Set<Int>, in knowledge: KnownEvents) {
        let entrySeqs = Set(entries.map(\.seq))
        let facts = entries + knowledge.facts.filter { entrySeqs.contains($0.seq) }
        let parties = Self.parties(in: facts, knowledge)
        let sources = knowledge.origins(of: Set(facts.flatMap { $0.sources.map(\.source) }))
        var seqs = identities
        seqs.formUnion(parties.flatMap { knowledge.identity(of: $0)?.facts ?? [] }.map(\.seq))
        seqs.formUnion(knowledge.registrations(of: sources).map(\.seq))
        let amending = entries.filter { $0.type == FactCorrected.type || $0.type == FactRetracted.type }
        seqs.formUnion(amending.compactMap { knowledge.target(of: $0)?.seq })
        for seq in seqs.union(entrySeqs) {
            seqs.formUnion((knowledge.corrections[seq] ?? []).map(\.seq))
            if let retraction = knowledge.retractions[seq] { seqs.insert(retraction.seq) }
        }
        events = knowledge.events.filter { seqs.contains($0.seq) && !entrySeqs.contains($0.seq) }
    }

    /// Who the events name, and within whom these lie.
    private static func parties(in events: [Event], _ knowledge: KnownEvents) -> Set<PartyID> {
        let named = events.flatMap { Mention.parties(in: $0) + ($0.place.map { [$0] } ?? []) }
        let parties = Set(named.map(knowledge.canonical))
        return parties.union(parties.compactMap { knowledge.identity(of: $0)?.within })
    }

    func json(_ proofs: [Int: [Hash]]) -> JSON {
        .array(
            events.map { event in
                ["seq": .integer(event.seq), "line": .string(event.text), "proof": (proofs[event.seq] ?? []).json]
            })
    }
}
