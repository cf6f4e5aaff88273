import Vocabulary

/// Which events of a run of the log speak of what, in memory: what the index keeps of mentions in its tables.
public struct Postings: Sendable {
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

    /// - Parameter events: the whole of a log.
    public init(_ events: [Event]) {
        self.init(events, earlier: [:]) { _ in preconditionFailure("Nothing is in front of the first event.") }
    }

    /// - Parameters:
    ///   - events: a run, in the order of the log.
    ///   - earlier: where the events in front of the run are that it speaks of.
    ///   - event: reads one of those.
    public init(_ events: [Event], earlier: [EventID: Int], reading event: (Int) throws -> Event) rethrows {
        let first = events.first?.seq ?? 0
        var seqs = earlier
        for (next, content) in zip(events, EventContent.all(events)) {
            seqs[next.id] = next.seq
            if EventFinders.types.contains(next.type) { seqsByType[next.type, default: []].append(next.seq) }
            add(content, at: next.seq)
            guard next.type == FactCorrected.type, let target = seqs[next[FactCorrected.fields.event]] else { continue }
            add(try target < first ? event(target) : events[target - first], asCorrectedBy: next)
        }
        for case .event(let id) in things.keys { things[.event(id)]?.registered = seqs[id] }
    }

    private mutating func add(_ content: EventContent, at seq: Int) {
        for mention in content.mentions { add(mention, isIdentity: content.isIdentity, at: seq) }
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    private mutating func add(_ stored: Event, asCorrectedBy correction: Event) {
        let corrected = Knowledge([stored, correction]).facts.first { $0.seq == stored.seq } ?? stored
        add(EventContent(corrected), at: stored.seq)
        for mention in Mention.all(in: stored) + Mention.all(in: corrected) {
            add(mention, isIdentity: stored.isIdentity, at: correction.seq)
        }
    }

    private mutating func add(_ mention: Mention, isIdentity: Bool, at seq: Int) {
        var thing = things[mention.target] ?? Thing()
        things[mention.target] = nil
        if mention.role != .refers && thing.registered == nil { thing.registered = seq }
        if isIdentity { thing.identifying.insert(seq) } else { thing.naming.insert(seq) }
        things[mention.target] = thing
    }
}

extension Sequence<Reference> {
    public var eventIDs: [EventID] {
        compactMap { reference in
            if case .event(let id) = reference { id } else { nil }
        }
    }
}
