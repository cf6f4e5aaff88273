import GRDB
import Vocabulary

extension Index {
    /// The positions of the events that speak of any of the things, in order.
    ///
    /// - Parameter identityOnly: only those that say what a party or a source is.
    public func seqs(mentioning targets: some Sequence<Reference>, identityOnly: Bool = false) throws -> [Int] {
        try database.reading { database in
            var seqs: Set<Int> = []
            for (kind, things) in Dictionary(grouping: targets.map(\.key), by: \.kind) {
                let rows = try RowLookup(
                    database,
                    """
                    SELECT key, seqs FROM thing JOIN mention ON \(MentionRow.isOfThing)
                    WHERE kind = '\(kind)' AND slug = ?
                    """)
                for thing in things {
                    try rows.forEach(thing.slug) { row in
                        MentionRow.forEach(row.integer(0), row.bytes(1)) { seq, isIdentity in
                            if isIdentity || !identityOnly { seqs.insert(seq) }
                        }
                    }
                }
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
        try database.reading { try Tally(first: size, in: $0).counts }
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

    /// Where the events with some ids stand, in the order of the ids; `nil` for those that are not there.
    public func seqs(of ids: [EventID]) throws -> [Int?] {
        try database.reading { database in
            let lookup = try RowLookup(database, "SELECT seq FROM event WHERE id = ?")
            return try ids.map { try lookup.first($0.text) { $0.integer(0) } }
        }
    }

    /// The ids of the events that made some ids of a kind known, in the order of these; `nil` for those that are not known.
    public func registrars(of namespace: Namespace, _ slugs: [String]) throws -> [EventID?] {
        try database.reading { database in
            let lookup = try RowLookup(
                database,
                """
                SELECT event.id FROM thing JOIN event ON event.seq = thing.registered
                WHERE kind = '\(namespace.rawValue)' AND slug = ?
                """)
            return try slugs.map { try lookup.first($0) { EventID($0.text(0)) } }
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
        try database.reading { database in
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
        try database.reading {
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
