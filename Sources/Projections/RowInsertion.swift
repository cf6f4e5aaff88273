import Foundation
import GRDB
import GRDBSQLite

/// A statement that puts in one row after another.
///
/// SQLite's own calls, for the one place where there are millions of rows: an array of boxed values for each row would cost
/// more than the row.
struct RowInsertion {
    private let statement: Statement
    private let database: Database

    init(_ database: Database, into table: String, columns: Int, orIgnore: Bool = false) throws {
        let verb = orIgnore ? "INSERT OR IGNORE" : "INSERT"
        let marks = databaseQuestionMarks(count: columns)
        statement = try database.cachedStatement(sql: "\(verb) INTO \(table) VALUES (\(marks))")
        self.database = database
    }

    /// Puts in one row; `body` gives each column its value.
    func insert(_ body: (borrowing Row) -> Void) throws {
        body(Row(statement: statement.sqliteStatement))
        let code = sqlite3_step(statement.sqliteStatement)
        sqlite3_reset(statement.sqliteStatement)
        guard code == SQLITE_DONE else { throw database.failure(code) }
    }

    /// Whether the last row was put in, and not ignored.
    var isInserted: Bool { database.changesCount > 0 }

    /// The columns of a row, counted from 0.
    struct Row: ~Copyable {
        fileprivate let statement: SQLiteStatement

        func set(_ column: Int, _ value: Int?) {
            guard let value else { return check(sqlite3_bind_null(statement, CInt(column + 1))) }
            check(sqlite3_bind_int64(statement, CInt(column + 1), sqlite3_int64(value)))
        }

        func set(_ column: Int, _ text: String) { check(text.bind(to: statement, at: CInt(column + 1))) }

        func set(_ column: Int, _ bytes: [UInt8]) { check(Data(bytes).bind(to: statement, at: CInt(column + 1))) }

        /// A column that is not there is a programmer's error; nothing else makes a binding fail.
        private func check(_ code: CInt) { precondition(code == SQLITE_OK, "A row is given the columns of its table.") }
    }
}

extension Database {
    /// What one of SQLite's own calls on this connection failed with.
    func failure(_ code: CInt) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
    }
}
