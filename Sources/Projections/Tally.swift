import GRDB

/// How many of the first events there are of each type.
///
/// The table has it for every 1,024 events, so that for any number of first events fewer than that are counted.
struct Tally {
    private(set) var counts: [String: Int] = [:]

    /// From how many events to the next the table has it.
    private static let step = 1024

    /// - Parameter size: of how many events, all of which the tables hold.
    init(first size: Int, in database: Database) throws {
        let kept = size / Self.step * Self.step
        try add("SELECT type, count FROM tally WHERE size = ?", [kept], in: database)
        try add(
            "SELECT type, count(*) FROM event WHERE seq >= ? AND seq < ? GROUP BY type", [kept, size], in: database)
    }

    private mutating func add(_ sql: String, _ arguments: StatementArguments, in database: Database) throws {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { counts[row[0], default: 0] += row[1] }
    }
}

extension Tally {
    /// Puts into the table what it has of the numbers of first events that are reached with some, which follow those that the
    /// tables hold.
    static func keep(reaching events: [EventContent], in database: Database) throws {
        guard let first = events.first?.seq, let last = events.last?.seq, first / step < (last + 1) / step else {
            return
        }
        var tally = try Tally(first: first, in: database)
        let table = try RowInsertion(database, into: "tally", columns: 3)
        for event in events {
            tally.counts[event.type, default: 0] += 1
            guard (event.seq + 1) % step == 0 else { continue }
            for (type, count) in tally.counts {
                try table.insert { row in
                    row.set(0, event.seq + 1)
                    row.set(1, type)
                    row.set(2, count)
                }
            }
        }
    }
}
