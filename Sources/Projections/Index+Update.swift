import CanonicalJSON
import GRDB
import Vocabulary

extension Index {
    /// Takes in the events that follow those already covered, all or none of them.
    ///
    /// - Parameters:
    ///   - stamp: the log state that the index covers afterwards.
    ///   - event: reads an earlier event, which a correction may tie to further things.
    public func add(_ events: [Event], covering stamp: Stamp, reading event: (Int) throws -> Event) throws {
        try database.write { database in
            // Another process may have been here in the meantime.
            let covered = try Int.fetchOne(database, sql: "SELECT size FROM stamp") ?? 0
            guard let first = events.first?.seq, first <= covered, covered < stamp.size else { return }
            let indexing = try Indexing(database)
            for next in events where next.seq >= covered {
                try indexing.add(next)
                if let target = try indexing.target(of: next) {
                    let stored = try target < first ? event(target) : events[target - first]
                    try indexing.add(stored, asCorrectedBy: next)
                }
            }
            try database.execute(sql: "DELETE FROM stamp")
            try database.execute(
                sql: "INSERT INTO stamp (origin, size, root) VALUES (?, ?, ?)",
                arguments: [stamp.origin, stamp.size, stamp.root])
        }
    }
}

/// Puts events into the tables, with prepared statements, inside one transaction.
private struct Indexing {
    let insertEvent: Statement
    let insertThing: Statement
    let findThing: Statement
    let register: Statement
    let insertMention: Statement
    let insertName: Statement
    let findEvent: Statement

    init(_ database: Database) throws {
        insertEvent = try database.makeStatement(sql: "INSERT INTO event (seq, id, type) VALUES (?, ?, ?)")
        insertThing = try database.makeStatement(sql: "INSERT OR IGNORE INTO thing (kind, slug) VALUES (?, ?)")
        findThing = try database.makeStatement(sql: "SELECT number FROM thing WHERE kind = ? AND slug = ?")
        register = try database.makeStatement(
            sql: "UPDATE thing SET registered = ? WHERE kind = ? AND slug = ? AND registered IS NULL")
        insertMention = try database.makeStatement(
            sql: "INSERT OR IGNORE INTO mention (thing, identity, seq) VALUES (?, ?, ?)")
        findEvent = try database.makeStatement(sql: "SELECT seq FROM event WHERE id = ?")
        insertName = try database.makeStatement(
            sql: "INSERT INTO name (folded, text, use, party, seq) VALUES (?, ?, ?, ?, ?)")
    }

    func add(_ event: Event) throws {
        try insertEvent.execute(arguments: [event.seq, event.id.text, event.type])
        try addContent(of: event, at: event.seq)
    }

    /// The position of the event that a correction corrects.
    func target(of event: Event) throws -> Int? {
        guard event.type == FactCorrected.type else { return nil }
        return try Int.fetchOne(findEvent, arguments: [event[FactCorrected.fields.event].text])
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    func add(_ stored: Event, asCorrectedBy correction: Event) throws {
        let corrected = Knowledge([stored, correction]).facts.first { $0.seq == stored.seq } ?? stored
        try addContent(of: corrected, at: stored.seq)
        for mention in Mention.all(in: stored) + Mention.all(in: corrected) {
            try add(mention, isIdentity: stored.isIdentity, at: correction.seq)
        }
    }

    private func addContent(of event: Event, at seq: Int) throws {
        for mention in Mention.all(in: event) { try add(mention, isIdentity: event.isIdentity, at: seq) }
        for name in event.partyNames {
            let use = (name.use ?? .official).rawValue
            try insertName.execute(arguments: [name.text.searchKey, name.text, use, name.party.text, seq])
        }
        for (party, code) in event.partyCodes {
            try insertName.execute(arguments: [code.searchKey, code, "code", party.text, seq])
        }
    }

    private func add(_ mention: Mention, isIdentity: Bool, at seq: Int) throws {
        let (kind, slug) = mention.target.key
        try insertThing.execute(arguments: [kind, slug])
        if mention.role != .refers { try register.execute(arguments: [seq, kind, slug]) }
        let number = try Int64.fetchOne(findThing, arguments: [kind, slug])
        try insertMention.execute(arguments: [number, isIdentity, seq])
    }
}

extension Event {
    /// Whether the event says what a party or a source is, and not what it did.
    var isIdentity: Bool { type.hasPrefix("party.") || type.hasPrefix("source.") }
}

extension Event {
    /// The codes that it gives to a party in other systems, by which the party is found too.
    fileprivate var partyCodes: [(PartyID, String)] {
        guard type == PartyRegistered.type || type == PartyDescribed.type, definition != nil else { return [] }
        let fields = PartyDescribed.fields
        return (self[fields.codes]?.entries ?? []).map { (self[fields.party], $0.code) }
    }
}

extension Reference {
    /// The kind and the id, as the tables have them.
    var key: (kind: String, slug: String) {
        switch self {
        case .thing(let namespace, let slug): (namespace.rawValue, slug)
        case .event(let id): ("event", id.text)
        }
    }
}
