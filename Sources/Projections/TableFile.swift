import CanonicalJSON
import GRDB

/// Writes tables into a SQLite database that has nothing else, for other programs to read.
public enum TableFile {
    public struct Table {
        public let name: String
        public let columns: [String]
        /// Texts, whole numbers, or nothing.
        public let rows: [[JSON]]

        public init(name: String, columns: [String], rows: [[JSON]]) {
            self.name = name
            self.columns = columns
            self.rows = rows
        }
    }

    /// - Parameter path: where no file is yet.
    public static func write(_ tables: [Table], to path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { database in
            for table in tables {
                let columns = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
                try database.execute(sql: "CREATE TABLE \"\(table.name)\" (\(columns))")
                let marks = databaseQuestionMarks(count: table.columns.count)
                let insert = try database.makeStatement(sql: "INSERT INTO \"\(table.name)\" VALUES (\(marks))")
                for row in table.rows { try insert.execute(arguments: StatementArguments(row.map(value))) }
            }
        }
        try database.close()
    }

    private static func value(_ json: JSON) -> (any DatabaseValueConvertible)? {
        switch json {
        case .null: nil
        case .string(let text): text
        default: json.integer.map { $0 as any DatabaseValueConvertible } ?? json.canonicalText
        }
    }
}
