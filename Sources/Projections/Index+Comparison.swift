import GRDB

extension Index {
    /// The tables whose rows are not those of another index, which was made from the same log.
    ///
    /// An index follows from the log alone, the numbers in it too. So one in which anything differs was forged, or
    /// damaged, or made by a program that was wrong.
    public func tablesDiffering(from other: Index) throws -> [String] {
        try database.reading { mine in
            try other.database.reading { theirs in
                let names = try Self.tables(mine)
                guard try names == Self.tables(theirs) else { return ["the tables themselves"] }
                return try names.filter { try !Self.isEqual($0, mine, theirs) }
            }
        }
    }

    private static func tables(_ database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).filter { !StateTables.names.contains($0) }
    }

    private static func isEqual(_ table: String, _ mine: Database, _ theirs: Database) throws -> Bool {
        let columns = try mine.columns(in: table).map(\.name)
        guard try columns == theirs.columns(in: table).map(\.name) else { return false }
        let sql = "SELECT * FROM \(table) ORDER BY \(columns.joined(separator: ", "))"
        let (left, right) = (try RowWalk(mine, sql), try RowWalk(theirs, sql))
        while try left.next() {
            guard try right.next(), left.isAtSameRow(as: right) else { return false }
        }
        return try !right.next()
    }
}
