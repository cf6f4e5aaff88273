import GRDB

extension DatabaseQueue {
    /// Reads one state of the database.
    ///
    /// GRDB's own `read` forbids writing by a setting of the connection. Each time a setting changes, SQLite compiles every kept
    /// statement anew before its next use, which costs more than what most of them look up.
    func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try inDatabase { database in
            try database.cachedStatement(sql: "BEGIN").execute()
            do {
                let value = try body(database)
                try database.cachedStatement(sql: "COMMIT").execute()
                return value
            } catch {
                try? database.rollback()
                throw error
            }
        }
    }
}
