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
                NOT (folded = 1 AND :isDay OR folded > 0 AND EXISTS (
                    SELECT 1 FROM period WHERE \(Self.believed) AND period.since <= :first AND period.until > :last
                    AND kind IS NOT '\(PeriodRow.conflicts)'))
                """,
            ["isDay": days.lowerBound == days.upperBound ? 1 : 0, "first": days.lowerBound, "last": days.upperBound])
    }

    /// Whether there is any answer.
    public func keepsAnswers() throws -> Bool {
        try database.reading { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM period)") } ?? false
    }

    /// What was believed when the log had a size, as far as it is folded for all days or for some.
    public func foldedBeliefs(size: Int) throws -> [Belief] {
        try beliefs(size: size, where: "folded > 0", [:])
    }

    private func beliefs(size: Int, where condition: String, _ arguments: [String: Int]) throws -> [Belief] {
        try database.reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    \(Self.current) SELECT current.subject AS number, current.since AS since, folded, name
                    FROM current JOIN belief ON belief.subject = current.subject AND belief.since = current.since
                    WHERE \(condition) ORDER BY name
                    """, arguments: StatementArguments(arguments.merging(["size": size]) { $1 }))
            let accounts = try database.cachedStatement(
                sql: "SELECT seq FROM account WHERE subject = ? AND seq < ? ORDER BY seq")
            var beliefs: [Belief] = []
            while let row = try rows.next() {
                let number: Int = row[0]
                beliefs.append(
                    Belief(
                        subject: row[3], number: number, since: row[1], isPartlyFolded: row[2] == 2,
                        accounts: try Int.fetchAll(accounts, arguments: [number, size])))
            }
            return beliefs
        }
    }

    /// What was believed of each subject when the log had a size: its latest belief, if that is not too late.
    private static let current = """
        WITH current (subject, name, since) AS (
            SELECT number, name, CASE WHEN since < :size THEN since ELSE (
                SELECT belief.since FROM belief WHERE belief.subject = number AND belief.since < :size
                ORDER BY belief.since DESC LIMIT 1) END
            FROM subject)
        """

    /// Which periods belong to a current belief.
    private static let believed = """
        period.subject = current.subject AND period.first <= current.since AND period.last >= current.since
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
        try database.reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(PeriodRow.columns) FROM period WHERE subject = ?1 AND first <= ?2 AND last >= ?2
                    ORDER BY kind IS NOT '\(PeriodRow.conflicts)', period.since, place
                    """, arguments: [belief.number, belief.since])
            var found: [PeriodRow] = []
            while let row = try rows.next() { found.append(try PeriodRow(row)) }
            return found
        }
    }

    /// The answers that are each for all of some days, as believed when the log had a size, with their subjects.
    /// Conflicts are for all days.
    public func periods(on days: ClosedRange<Int>, size: Int) throws -> [(subject: String, row: PeriodRow)] {
        try database.reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    \(Self.current) SELECT \(PeriodRow.columns), name
                    FROM current JOIN period INDEXED BY period_of_subject ON \(Self.believed)
                    WHERE period.since <= :first AND (period.until > :last OR kind = '\(PeriodRow.conflicts)')
                    AND kind IS NOT NULL
                    """, arguments: ["size": size, "first": days.lowerBound, "last": days.upperBound])
            var found: [(subject: String, row: PeriodRow)] = []
            while let row = try rows.next() { found.append((row[6], try PeriodRow(row))) }
            return found
        }
    }
}
