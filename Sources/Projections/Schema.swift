import GRDB

/// The tables of the index. Disposable: a new version drops them and starts anew.
enum Schema {
    static func prepare(_ database: DatabaseQueue) throws {
        if try database.inDatabase(isPresent) { return }
        // Another process may have made them in the meantime.
        try database.write { if try !isPresent($0) { try clear($0) } }
    }

    private static func isPresent(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "PRAGMA user_version") == Index.version
    }

    static func clear(_ database: Database) throws {
        for table in ["stamp", "event", "tally", "thing", "mention", "name"] {
            try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
        try StateTables.clear(database)
        try database.execute(
            sql: """
                CREATE TABLE stamp (origin TEXT NOT NULL, size INTEGER NOT NULL, root TEXT NOT NULL);
                CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL);
                -- The few events that every question about the whole ledger needs. From an IN, SQLite would not see that it will do.
                CREATE INDEX event_of_ledger ON event (type)
                    WHERE type = 'party.merged' OR type = 'ledger.key-changed' OR type = 'review.signed-off';
                -- How many of the first events there are of each type: see Tally.
                CREATE TABLE tally (
                    size INTEGER NOT NULL, type TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (size, type)) WITHOUT ROWID;
                -- Whatever events speak of: things with ids, by kind, and events.
                CREATE TABLE thing (
                    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, slug TEXT NOT NULL,
                    -- The event that made the id known.
                    registered INTEGER, UNIQUE (kind, slug));
                -- Which events of one block of the log speak of a thing: see MentionRow.
                CREATE TABLE mention (key INTEGER PRIMARY KEY, seqs BLOB NOT NULL);
                CREATE TABLE name (
                    folded TEXT NOT NULL, text TEXT NOT NULL, use TEXT NOT NULL, party TEXT NOT NULL, seq INTEGER NOT NULL);
                CREATE INDEX name_by_text ON name (folded);
                PRAGMA user_version = \(Index.version);
                """)
    }
}
