import CanonicalJSON
import GRDB
import Vocabulary

extension Index {
    /// Takes in the events that follow those already covered, all or none of them.
    ///
    /// - Parameter stamp: the log state that the index covers afterwards.
    public func add(_ events: [Event], covering stamp: Stamp) throws {
        try database.write { database in
            let indexing = try Indexing(database)
            for event in events { try indexing.add(event) }
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

    init(_ database: Database) throws {
        insertEvent = try database.makeStatement(sql: "INSERT INTO event (seq, id) VALUES (?, ?)")
        insertThing = try database.makeStatement(sql: "INSERT OR IGNORE INTO thing (kind, slug) VALUES (?, ?)")
        findThing = try database.makeStatement(sql: "SELECT number FROM thing WHERE kind = ? AND slug = ?")
        register = try database.makeStatement(
            sql: "UPDATE thing SET registered = ? WHERE kind = ? AND slug = ? AND registered IS NULL")
        insertMention = try database.makeStatement(sql: "INSERT OR IGNORE INTO mention (thing, seq) VALUES (?, ?)")
        insertName = try database.makeStatement(
            sql: "INSERT INTO name (folded, text, use, party, seq) VALUES (?, ?, ?, ?, ?)")
    }

    func add(_ event: Event) throws {
        try insertEvent.execute(arguments: [event.seq, event.id.text])
        for mention in Mention.all(in: event) { try add(mention, at: event.seq) }
        for name in event.partyNames {
            let use = (name.use ?? .official).rawValue
            try insertName.execute(arguments: [name.text.searchKey, name.text, use, name.party.text, event.seq])
        }
    }

    private func add(_ mention: Mention, at seq: Int) throws {
        let (kind, slug) = mention.target.key
        try insertThing.execute(arguments: [kind, slug])
        if mention.role != .refers { try register.execute(arguments: [seq, kind, slug]) }
        let number = try Int64.fetchOne(findThing, arguments: [kind, slug])
        try insertMention.execute(arguments: [number, seq])
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
