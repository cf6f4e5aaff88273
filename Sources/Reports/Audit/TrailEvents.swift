import Domain

/// Which events a trail tells, and which lines it carries besides, so that it holds all that it names.
public struct TrailEvents {
    /// What was asked for, and all on which that and its states rest: as stored, in the order of the log.
    public let entries: [Event]
    /// The positions of those that were not asked for.
    let supporting: Set<Int>
    /// What names and titles come from, and what the corrections and retractions among the entries touch.
    let named: NamedEvents
    /// All whose lines the trail carries, with their proofs.
    public var carried: [Event] { entries + named.events }

    /// - Parameters:
    ///   - asked: what passes the filters of the trail.
    ///   - references: the positions that its states, conflicts and findings name.
    init(asked: [Event], naming references: some Sequence<Int>, in knowledge: KnownEvents) {
        var search = Search(knowledge)
        for event in asked { search.add(event) }
        for seq in Set(references) { search.add(seq) }
        search.follow()
        let (entries, asked) = (search.entries, Set(asked.map(\.seq)))
        self.entries = knowledge.events.filter { entries.contains($0.seq) }
        supporting = entries.subtracting(asked)
        named = NamedEvents(for: self.entries, and: search.identities, in: knowledge)
    }

    /// Follows what entries name by its id: the rivals of a preference, what a link ties together, what a date is relative to.
    private struct Search {
        let knowledge: KnownEvents
        private(set) var entries: Set<Int> = []
        /// What says who a party is or what a source: it is carried, and not told as something that happened.
        private(set) var identities: Set<Int> = []
        private var open: [Event] = []
        private lazy var seqs = Dictionary(
            knowledge.events.map { ($0.id, $0.seq) }, uniquingKeysWith: { first, _ in first })

        init(_ knowledge: KnownEvents) { self.knowledge = knowledge }

        mutating func add(_ event: Event) {
            if entries.insert(event.seq).inserted { open.append(event) }
        }

        mutating func add(_ seq: Int) {
            guard !entries.contains(seq), let event = knowledge.event(at: seq) else { return }
            if event.isIdentity && event.type != PartyEnded.type { identities.insert(seq) } else { add(event) }
        }

        mutating func follow() {
            while let event = open.popLast() {
                for citation in event.sources {
                    for seq in knowledge.retractions(of: citation.source) { add(seq) }
                }
                // What is corrected or retracted is carried with the entry that does so.
                guard event.type != FactCorrected.type, event.type != FactRetracted.type else { continue }
                for mention in Mention.all(in: event) {
                    if case .event(let id) = mention.target, let seq = seqs[id] { add(seq) }
                }
            }
        }
    }
}
