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
            var entries = IndexEntries()
            for (next, content) in zip(events, EventContent.all(events)) where next.seq >= covered {
                entries.add(next, content)
                if let target = try entries.target(of: next, in: database) {
                    let stored = try target < first ? event(target) : events[target - first]
                    entries.add(stored, asCorrectedBy: next)
                }
            }
            try entries.write(to: database)
            try database.execute(sql: "DELETE FROM stamp")
            try database.execute(
                sql: "INSERT INTO stamp (origin, size, root) VALUES (?, ?, ?)",
                arguments: [stamp.origin, stamp.size, stamp.root])
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
