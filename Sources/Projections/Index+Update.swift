import CanonicalJSON
import GRDB
import Vocabulary

extension Index {
    /// Takes in the events that follow those already covered, all or none of them.
    ///
    /// - Parameters:
    ///   - stamp: the log state that the index covers afterwards.
    ///   - event: reads an earlier event, or one of these, which a correction may tie to further things.
    public func add(_ contents: [EventContent], covering stamp: Stamp, reading event: (Int) throws -> Event) throws {
        try database.write { database in
            // Another process may have been here in the meantime.
            let covered = try Int.fetchOne(database.cachedStatement(sql: "SELECT size FROM stamp")) ?? 0
            guard let first = contents.first?.seq, first <= covered, covered < stamp.size else { return }
            var entries = IndexEntries()
            for next in contents where next.seq >= covered {
                entries.add(next)
                if let correction = next.correction, let target = try entries.target(of: correction, in: database) {
                    entries.add(try event(target), asCorrectedBy: correction)
                }
            }
            try entries.write(to: database)
            try database.cachedStatement(sql: "DELETE FROM stamp").execute()
            let insert = try database.cachedStatement(sql: "INSERT INTO stamp (origin, size, root) VALUES (?, ?, ?)")
            try insert.execute(arguments: [stamp.origin, stamp.size, stamp.root])
        }
    }

    /// The same for events that have been read.
    public func add(_ events: [Event], covering stamp: Stamp, reading event: (Int) throws -> Event) throws {
        guard let first = events.first?.seq else { return }
        try add(EventContent.all(events), covering: stamp) { seq in
            try seq < first ? event(seq) : events[seq - first]
        }
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
