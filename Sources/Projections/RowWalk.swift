import Foundation
import GRDB
import GRDBSQLite

/// A statement that goes over rows one after another, to be compared with those of another one.
///
/// SQLite's own calls, as in `RowInsertion`: nothing is made of a value but the comparison.
struct RowWalk {
    private let statement: Statement
    private let database: Database

    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
        self.database = database
    }

    /// Goes to the next row; `false` behind the last.
    func next() throws -> Bool {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw database.failure(code)
        }
    }

    /// Whether the rows have the same values, in as many columns, and of the same kinds.
    func isAtSameRow(as other: RowWalk) -> Bool {
        let (mine, theirs) = (statement.sqliteStatement, other.statement.sqliteStatement)
        return sqlite3_column_count(mine) == sqlite3_column_count(theirs)
            && (0..<sqlite3_column_count(mine)).allSatisfy { Self.isSame($0, mine, theirs) }
    }

    private static func isSame(_ column: CInt, _ mine: SQLiteStatement, _ theirs: SQLiteStatement) -> Bool {
        let type = sqlite3_column_type(mine, column)
        guard type == sqlite3_column_type(theirs, column) else { return false }
        switch type {
        case SQLITE_NULL: return true
        case SQLITE_INTEGER: return sqlite3_column_int64(mine, column) == sqlite3_column_int64(theirs, column)
        case SQLITE_FLOAT: return sqlite3_column_double(mine, column) == sqlite3_column_double(theirs, column)
        default:
            // The bytes of a text or a blob, which have to be asked for before their count.
            let (left, right) = (sqlite3_column_blob(mine, column), sqlite3_column_blob(theirs, column))
            let count = sqlite3_column_bytes(mine, column)
            guard count == sqlite3_column_bytes(theirs, column) else { return false }
            guard count > 0, let left, let right else { return count == 0 }
            return memcmp(left, right, Int(count)) == 0
        }
    }
}
