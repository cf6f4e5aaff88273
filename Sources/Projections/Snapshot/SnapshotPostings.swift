import Domain

/// Which events of a log speak of what, as a snapshot tells it.
struct SnapshotPostings: Sendable {
    /// The events that speak of one thing.
    struct Thing: Sendable {
        /// The event that made its id known.
        var registered: Int?
        /// Those that say what a party or a source is.
        var identifying: Set<Int> = []
        /// All others.
        var naming: Set<Int> = []
    }

    private(set) var things: [Reference: Thing] = [:]
    private(set) var seqsByType: [String: [Int]] = [:]

    /// The few events that matter to the whole ledger.
    private static let typesOfLedger = [PartyMerged.type, LedgerKeyChanged.type, ReviewSignedOff.type]

    /// - Parameter events: the whole of a log.
    init(_ events: [Event]) {
        var seqs: [EventID: Int] = [:]
        for next in EventContent.all(events) {
            seqs[next.id] = next.seq
            if Self.typesOfLedger.contains(next.type) { seqsByType[next.type, default: []].append(next.seq) }
            add(next, at: next.seq)
            guard let correction = next.correction, let target = seqs[correction[FactCorrected.self].target] else {
                continue
            }
            add(events[target], asCorrectedBy: correction)
        }
        for case .event(let id) in things.keys { things[.event(id)]?.registered = seqs[id] }
    }

    private mutating func add(_ content: EventContent, at seq: Int) {
        for mention in content.mentions { add(mention, at: seq) }
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    private mutating func add(_ stored: Event, asCorrectedBy correction: Event) {
        let corrected = CorrectedContent(stored, by: correction)
        add(corrected.content, at: stored.seq)
        for mention in corrected.mentions { add(mention, at: correction.seq) }
    }

    private mutating func add(_ mention: EventContent.Mentioned, at seq: Int) {
        var thing = things.removeValue(forKey: mention.target) ?? Thing()
        if mention.isMadeKnown && thing.registered == nil { thing.registered = seq }
        if mention.isIdentified { thing.identifying.insert(seq) } else { thing.naming.insert(seq) }
        things[mention.target] = thing
    }
}
