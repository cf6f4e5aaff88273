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
        self.init(EventContent.all(events), earlier: [:]) { events[$0] }
    }

    /// - Parameters:
    ///   - contents: of a run of events, in the order of the log.
    ///   - earlier: where the events in front of the run are that it speaks of.
    ///   - event: reads an event up to the end of the run.
    public init(_ contents: [EventContent], earlier: [EventID: Int], reading event: (Int) throws -> Event) rethrows {
        var seqs = earlier
        for next in contents {
            seqs[next.id] = next.seq
            if EventFinders.types.contains(next.type) { seqsByType[next.type, default: []].append(next.seq) }
            add(next, at: next.seq)
            guard let correction = next.correction, let target = seqs[correction[FactCorrected.fields.event]] else {
                continue
            }
            add(try event(target), asCorrectedBy: correction)
        }
        for case .event(let id) in things.keys { things[.event(id)]?.registered = seqs[id] }
    }

    private mutating func add(_ content: EventContent, at seq: Int) {
        for mention in content.mentions { add(mention, at: seq) }
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    private mutating func add(_ stored: Event, asCorrectedBy correction: Event) {
        let told = CorrectedContent(stored, by: correction)
        add(told.content, at: stored.seq)
        for mention in told.mentions { add(mention, at: correction.seq) }
    }

    private mutating func add(_ mention: EventContent.Mentioned, at seq: Int) {
        var thing = things.removeValue(forKey: mention.target) ?? Thing()
        if mention.isMadeKnown && thing.registered == nil { thing.registered = seq }
        if mention.isIdentified { thing.identifying.insert(seq) } else { thing.naming.insert(seq) }
        things[mention.target] = thing
    }
}

extension EventContent {
    /// The events that it speaks of.
    public var namedEvents: [EventID] {
        mentions.compactMap { mention in
            if case .event(let id) = mention.target { id } else { nil }
        }
    }
}
