import GRDB
import GRDBSQLite

/// A statement that looks up rows by one text after another.
///
/// SQLite's own calls, as in `RowInsertion`: an import asks about every id and every thing that it names.
struct RowLookup {
    private let statement: Statement
    private let database: Database

    /// - Parameter sql: with one parameter.
    init(_ database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        self.database = database
    }

    /// What `read` makes of the first row for a text; `nil` where there is none.
    func first<Value>(_ text: String, _ read: (borrowing Row) -> Value) throws -> Value? {
        precondition(text.bind(to: statement.sqliteStatement, at: 1) == SQLITE_OK, "A look-up has one parameter.")
        let code = sqlite3_step(statement.sqliteStatement)
        defer { sqlite3_reset(statement.sqliteStatement) }
        switch code {
        case SQLITE_ROW: return read(Row(statement: statement.sqliteStatement))
        case SQLITE_DONE: return nil
        default: throw database.failure(code)
        }
    }

    /// Calls `body` with each row for a text.
    func forEach(_ text: String, _ body: (borrowing Row) -> Void) throws {
        precondition(text.bind(to: statement.sqliteStatement, at: 1) == SQLITE_OK, "A look-up has one parameter.")
        defer { sqlite3_reset(statement.sqliteStatement) }
        while true {
            let code = sqlite3_step(statement.sqliteStatement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw database.failure(code) }
            body(Row(statement: statement.sqliteStatement))
        }
    }

    /// The columns of a row, counted from 0.
    struct Row: ~Copyable {
        fileprivate let statement: SQLiteStatement

        func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, CInt(column))) }

        /// Valid only until the next row is asked for.
        func bytes(_ column: Int) -> UnsafeRawBufferPointer {
            // In this order: the length is that of the bytes that were asked for last.
            let start = sqlite3_column_blob(statement, CInt(column))
            return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, CInt(column))))
        }

        func text(_ column: Int) -> String {
            sqlite3_column_text(statement, CInt(column)).map { String(cString: $0) } ?? ""
        }
    }
}
