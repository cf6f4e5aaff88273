import CanonicalJSON
import GRDB
import Vocabulary

extension Index {
    /// The positions of the events that speak of any of the things, in order.
    ///
    /// - Parameter identityOnly: only those that say what a party or a source is.
    public func seqs(mentioning targets: some Sequence<Reference>, identityOnly: Bool = false) throws -> [Int] {
        try database.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT mention.seq FROM thing JOIN mention ON mention.thing = thing.number
                    WHERE thing.kind = ? AND thing.slug = ? AND mention.identity >= ?
                    """)
            var seqs: Set<Int> = []
            for target in targets {
                let (kind, slug) = target.key
                seqs.formUnion(try Int.fetchAll(statement, arguments: [kind, slug, identityOnly ? 1 : 0]))
            }
            return seqs.sorted()
        }
    }

    /// The positions of all merges, of all changes of the ledger's key, or of all sign-offs, in order.
    public func seqs(ofType type: String) throws -> [Int] {
        // The type stands in the statement itself: only so does SQLite see that the small index of these events will do.
        let literal = "'" + type.replacing("'", with: "''") + "'"
        return try database.inDatabase {
            try Int.fetchAll($0.cachedStatement(sql: "SELECT seq FROM event WHERE type = \(literal) ORDER BY seq"))
        }
    }

    /// How many of the first events there are of each type.
    public func typeCounts(first size: Int) throws -> [String: Int] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT type, COUNT(*) AS n FROM event WHERE seq < ? GROUP BY type", arguments: [size])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["type"], $0["n"]) })
        }
    }

    public func seq(of id: EventID) throws -> Int? {
        try lookUp("SELECT seq FROM event WHERE id = ?", [id.text])
    }

    /// The position of the event that made an id known.
    public func registration(of namespace: Namespace, _ slug: String) throws -> Int? {
        try lookUp("SELECT registered FROM thing WHERE kind = ? AND slug = ?", [namespace.rawValue, slug])
    }

    /// The id of the event that made an id known.
    public func registrar(of namespace: Namespace, _ slug: String) throws -> EventID? {
        let id: String? = try lookUp(
            "SELECT event.id FROM thing JOIN event ON event.seq = thing.registered WHERE kind = ? AND slug = ?",
            [namespace.rawValue, slug])
        return id.map(EventID.init)
    }

    /// Where the events with some ids stand, as far as they are there.
    public func seqs(of ids: some Sequence<EventID>) throws -> [EventID: Int] {
        try database.read { database in
            let sql = """
                SELECT event.id, event.seq FROM json_each(?) AS wanted CROSS JOIN event ON event.id = wanted.value
                """
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: sql), arguments: [JSON.texts(ids.map(\.text))])
            var seqs: [EventID: Int] = [:]
            while let row = try rows.next() { seqs[EventID(row[0])] = row[1] }
            return seqs
        }
    }

    /// The ids of the events that made some ids of a kind known, as far as they are known.
    public func registrars(of namespace: Namespace, _ slugs: some Sequence<String>) throws -> [String: EventID] {
        try database.read { database in
            let sql = """
                SELECT thing.slug, event.id FROM json_each(?) AS wanted
                CROSS JOIN thing ON thing.kind = ? AND thing.slug = wanted.value
                CROSS JOIN event ON event.seq = thing.registered
                """
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: sql), arguments: [JSON.texts(slugs), namespace.rawValue])
            var registrars: [String: EventID] = [:]
            while let row = try rows.next() { registrars[row[0]] = EventID(row[1]) }
            return registrars
        }
    }

    /// One value of one row. A single statement sees one state of the database by itself: it needs no transaction around it,
    /// which would cost more than the look-up.
    private func lookUp<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: StatementArguments
    ) throws -> Value? {
        try database.inDatabase { try Value.fetchOne($0.cachedStatement(sql: sql), arguments: arguments) }
    }

    /// Every registered id of a kind, or of all kinds, in order.
    public func registered(_ namespace: Namespace? = nil) throws -> [(namespace: Namespace, slug: String, seq: Int)] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT kind, slug, registered FROM thing WHERE registered IS NOT NULL ORDER BY kind, slug")
            return rows.compactMap { row in
                guard let kind = Namespace(rawValue: row["kind"]), namespace == nil || kind == namespace else {
                    return nil
                }
                return (kind, row["slug"], row["registered"])
            }
        }
    }

    /// Registered ids of a kind with the given one's beginning or length, as candidates for a near miss.
    public func candidates(near slug: String, in namespace: Namespace) throws -> [String] {
        try database.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT slug FROM thing WHERE kind = ? AND registered IS NOT NULL
                    AND abs(length(slug) - ?) <= 8 LIMIT 100000
                    """,
                arguments: [namespace.rawValue, slug.utf8.count])
        }
    }
}
