import Foundation
import GRDB

/// One answer about a subject, with the days that it is for.
public struct PeriodRow: Hashable, Sendable {
    /// Days as counts from 1970-01-01, the last one not included; the smallest and the largest number are infinite.
    public let days: Range<Int>
    /// The kind of state, as reports call it; `nil` where nothing holds.
    public let kind: String?
    public let json: [UInt8]
    public let words: [UInt8]

    public init(days: Range<Int>, kind: String?, json: [UInt8] = [], words: [UInt8] = []) {
        self.days = days
        self.kind = kind
        self.json = json
        self.words = words
    }
}

extension Index {
    /// What was believed when the log had a size.
    ///
    /// - Parameter areFolded: those with periods, or those that were never asked for and have none yet.
    public func beliefs(size: Int, areFolded: Bool) throws -> [Belief] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT belief.number, subject.number AS subject, name
                    FROM belief INDEXED BY belief_by_end JOIN subject ON subject.number = belief.subject
                    WHERE belief.until >= ? AND since < ? AND folded = ? ORDER BY name
                    """, arguments: [size, size, areFolded])
            let accounts = try database.cachedStatement(
                sql: "SELECT seq FROM account WHERE subject = ? AND seq < ? ORDER BY seq")
            return try rows.map { row in
                let subject: Int = row["subject"]
                return Belief(
                    number: row["number"], subject: row["name"],
                    accounts: try Int.fetchAll(accounts, arguments: [subject, size]))
            }
        }
    }

    /// Keeps the periods of beliefs, those of each belief whole.
    public func add(_ periods: [(belief: Belief, rows: [PeriodRow])]) throws {
        try database.write { database in
            let fold = try database.cachedStatement(sql: "UPDATE belief SET folded = 1 WHERE number = ? AND folded = 0")
            let insert = try database.cachedStatement(
                sql: "INSERT INTO period (belief, since, until, kind, json, words) VALUES (?, ?, ?, ?, ?, ?)")
            for (belief, rows) in periods {
                try fold.execute(arguments: [belief.number])
                // Another process may have been here in the meantime.
                guard database.changesCount == 1 else { continue }
                for row in rows {
                    try insert.execute(
                        arguments: [
                            belief.number, row.days.lowerBound, row.days.upperBound, row.kind, Data(row.json),
                            Data(row.words),
                        ])
                }
            }
        }
    }

    /// The periods of a belief, as they were added.
    public func periods(of belief: Int) throws -> [PeriodRow] {
        try database.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT since, until, kind, json, words FROM period WHERE belief = ? ORDER BY number",
                arguments: [belief])
            var found: [PeriodRow] = []
            while let row = try rows.next() { found.append(try period(row)) }
            return found
        }
    }

    /// The answers for a day, as believed when the log had a size, by the names of their subjects; `nil` where not all of
    /// them are there. Conflicts are for all days.
    public func periods(on day: Int, size: Int) throws -> [(subject: String, row: PeriodRow)]? {
        try database.read { database in
            let isWhole = try Bool.fetchOne(
                database,
                sql: """
                    SELECT NOT EXISTS (SELECT 1 FROM belief INDEXED BY belief_by_end
                    WHERE until >= ? AND since < ? AND folded = 0)
                    """, arguments: [size, size])
            guard isWhole == true else { return nil }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT period.since, period.until, kind, json, words, name
                    FROM belief INDEXED BY belief_by_end
                    JOIN period INDEXED BY period_of_belief ON period.belief = belief.number
                    JOIN subject ON subject.number = belief.subject
                    WHERE belief.until >= ? AND belief.since < ? AND period.since <= ? AND period.until > ?
                    AND kind IS NOT NULL
                    """, arguments: [size, size, day, day])
            var found: [(subject: String, row: PeriodRow)] = []
            while let row = try rows.next() {
                found.append((row[5], try period(row)))
            }
            return found.sorted { $0.subject < $1.subject }
        }
    }

    private func period(_ row: Row) throws -> PeriodRow {
        PeriodRow(days: row[0]..<row[1], kind: row[2], json: try bytes(row, 3), words: try bytes(row, 4))
    }

    private func bytes(_ row: Row, _ column: Int) throws -> [UInt8] {
        try row.withUnsafeData(atIndex: column) { $0.map(Array.init) ?? [] }
    }
}
