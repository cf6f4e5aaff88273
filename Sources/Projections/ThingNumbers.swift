import GRDB
import Vocabulary

/// The numbers of things: those that the table gives them, and for new ones the next, in order.
struct ThingNumbers {
    /// In the order of the things.
    private(set) var numbers: [Int] = []

    private struct Known {
        let number: Int
        let isRegistered: Bool
    }

    /// Numbers the things, and puts into the table what is new of them.
    init(_ things: [IndexEntries.Thing], in database: Database) throws {
        let known = try Self.known(things.map(\.reference), database)
        var next = try Int.fetchOne(database.cachedStatement(sql: "SELECT max(number) FROM thing")) ?? 0
        let thing = try RowInsertion(database, into: "thing", columns: 4)
        for new in things {
            if let known = known[new.reference] {
                numbers.append(known.number)
                if let seq = new.registered, !known.isRegistered { try Self.register(known.number, at: seq, database) }
                continue
            }
            next += 1
            numbers.append(next)
            let (kind, slug) = new.reference.key
            try thing.insert { row in
                row.set(0, next)
                row.set(1, kind)
                row.set(2, slug)
                row.set(3, new.registered)
            }
        }
    }

    /// A thing that was spoken of before anything made it known.
    private static func register(_ number: Int, at seq: Int, _ database: Database) throws {
        let statement = try database.cachedStatement(sql: "UPDATE thing SET registered = ? WHERE number = ?")
        try statement.execute(arguments: [seq, number])
    }

    private static func known(_ references: [Reference], _ database: Database) throws -> [Reference: Known] {
        var known: [Reference: Known] = [:]
        for (kind, references) in Dictionary(grouping: references, by: \.key.kind) {
            let lookup = try RowLookup(
                database, "SELECT number, registered IS NOT NULL FROM thing WHERE kind = '\(kind)' AND slug = ?")
            for reference in references {
                known[reference] = try lookup.first(reference.key.slug) {
                    Known(number: $0.integer(0), isRegistered: $0.integer(1) != 0)
                }
            }
        }
        return known
    }
}
