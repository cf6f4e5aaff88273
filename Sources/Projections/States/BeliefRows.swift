import GRDB

/// Puts bearings into the tables, each in its own order.
struct BeliefRows {
    private let bearings: [Bearing]
    private let subjects: [(number: Int, name: String)]

    /// - Parameter subjects: those that the tables do not have yet.
    init(_ bearings: [Bearing], of subjects: [(number: Int, name: String)]) {
        self.bearings = bearings
        self.subjects = subjects
    }

    /// Inside one transaction.
    func write(to database: Database) throws {
        let subject = try RowInsertion(database, into: "subject", columns: 3)
        for (number, name) in subjects {
            try subject.insert { row in
                row.set(0, number)
                row.set(1, name)
                row.set(2, 0)
            }
        }
        let account = try RowInsertion(database, into: "account", columns: 2, orIgnore: true)
        for (seq, number) in bearings.lazy.flatMap(\.accounts) {
            try account.insert { row in
                row.set(0, seq)
                row.set(1, number)
            }
        }
        let unread = try RowInsertion(database, into: "unread", columns: 1)
        for bearing in bearings where bearing.isUnread { try unread.insert { $0.set(0, bearing.seq) } }
        try writeBeliefs(to: database)
    }

    private func writeBeliefs(to database: Database) throws {
        // As whole numbers, which sort faster than anything: the subject, then the event.
        let beliefs = bearings.flatMap { bearing in bearing.subjects.map { $0 << Self.seqBits | bearing.seq } }.sorted()
        let belief = try RowInsertion(database, into: "belief", columns: 3)
        let latest = try database.makeStatement(sql: "UPDATE subject SET since = ? WHERE number = ?")
        for (place, next) in beliefs.enumerated() {
            let (subject, since) = (next >> Self.seqBits, next & (1 << Self.seqBits - 1))
            try belief.insert { row in
                row.set(0, subject)
                row.set(1, since)
                row.set(2, 0)
            }
            let isLatest = place + 1 == beliefs.count || beliefs[place + 1] >> Self.seqBits != subject
            if isLatest { try latest.execute(arguments: [since, subject]) }
        }
    }

    /// 2^36 events, and 2^27 subjects.
    private static let seqBits = 36
}
