import GRDB

extension Index {
    /// What was believed when the log had a size and has no answer that is for all of some days.
    ///
    /// - Parameter days: as counts from 1970-01-01, the first and the last. One day is never missing where all are kept; of
    ///   several the answer may turn in between.
    public func beliefs(size: Int, lacking days: ClosedRange<Int>) throws -> [Belief] {
        try beliefs(
            size: size,
            where: """
                NOT (folded = 1 AND ? OR folded > 0 AND EXISTS (
                    SELECT 1 FROM period WHERE \(Self.believed) AND period.since <= ? AND period.until > ?
                    AND kind IS NOT '\(PeriodRow.conflicts)'))
                """, [days.lowerBound == days.upperBound, days.lowerBound, days.upperBound])
    }

    /// What was believed when the log had a size, as far as it is folded for all days or for some.
    public func foldedBeliefs(size: Int) throws -> [Belief] {
        try beliefs(size: size, where: "folded > 0", [])
    }

    private func beliefs(size: Int, where condition: String, _ arguments: StatementArguments) throws -> [Belief] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT belief.number, belief.since, folded, subject.number AS subject, name
                    FROM belief INDEXED BY belief_by_end JOIN subject ON subject.number = belief.subject
                    WHERE belief.until >= ? AND belief.since < ? AND \(condition) ORDER BY name
                    """, arguments: [size, size] + arguments)
            let accounts = try database.cachedStatement(
                sql: "SELECT seq FROM account WHERE subject = ? AND seq < ? ORDER BY seq")
            return try rows.map { row in
                Belief(
                    number: row["number"], subject: row["name"], subjectNumber: row["subject"], since: row["since"],
                    isPartlyFolded: row["folded"] == 2,
                    accounts: try Int.fetchAll(accounts, arguments: [row["subject"] as Int, size]))
            }
        }
    }

    /// Which periods belong to a belief.
    private static let believed = """
        period.subject = belief.subject AND period.first <= belief.since AND period.last >= belief.since
        """

    /// Keeps what beliefs were folded to.
    public func add(_ folded: [FoldedBelief]) throws {
        try database.write { database in
            let rows = try PeriodRows(database)
            for belief in folded { try rows.add(belief) }
        }
    }

    /// What is kept of a belief, those for all days first.
    public func periods(of belief: Belief) throws -> [PeriodRow] {
        try database.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(PeriodRow.columns) FROM belief JOIN period ON \(Self.believed) WHERE belief.number = ?
                    ORDER BY kind IS NOT '\(PeriodRow.conflicts)', period.since, place
                    """, arguments: [belief.number])
            var found: [PeriodRow] = []
            while let row = try rows.next() { found.append(try PeriodRow(row)) }
            return found
        }
    }

    /// The answers that are each for all of some days, as believed when the log had a size, with their subjects.
    /// Conflicts are for all days.
    public func periods(on days: ClosedRange<Int>, size: Int) throws -> [(subject: String, row: PeriodRow)] {
        try database.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(PeriodRow.columns), name
                    FROM belief INDEXED BY belief_by_end
                    JOIN period INDEXED BY period_of_subject ON \(Self.believed)
                    JOIN subject ON subject.number = belief.subject
                    WHERE belief.until >= ? AND belief.since < ? AND period.since <= ?
                    AND (period.until > ? OR kind = '\(PeriodRow.conflicts)') AND kind IS NOT NULL
                    """, arguments: [size, size, days.lowerBound, days.upperBound])
            var found: [(subject: String, row: PeriodRow)] = []
            while let row = try rows.next() { found.append((row[6], try PeriodRow(row))) }
            return found
        }
    }
}
