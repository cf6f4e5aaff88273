import GRDB

/// What one event bears on: the subjects of which something else may be believed from then on.
public struct Bearing: Sendable {
    public let seq: Int
    public let subjects: Set<String>
    /// Facts and the subjects that they turn out to tell of: the event itself, or one that it corrects.
    public let accounts: [(seq: Int, subject: String)]
    /// The event is of a type or version that nobody here can read.
    public let isUnread: Bool

    public init(seq: Int, subjects: Set<String>, accounts: [(seq: Int, subject: String)], isUnread: Bool) {
        self.seq = seq
        self.subjects = subjects
        self.accounts = accounts
        self.isUnread = isUnread
    }
}

/// What was believed of a subject over a part of the log.
public struct Belief: Sendable {
    public let number: Int
    public let subject: String
    let subjectNumber: Int
    /// The event from which on it was believed.
    let since: Int
    /// Only the answers around some days are there.
    public let isPartlyFolded: Bool
    /// The facts that may tell of the subject, by position.
    public let accounts: [Int]
}

extension Index {
    /// How many events the beliefs take into account.
    public func sizeOfBeliefs() throws -> Int {
        try database.read { try Int.fetchOne($0, sql: "SELECT size FROM state_cover") } ?? 0
    }

    /// The subjects that any of the facts may tell of.
    public func subjects(toldOfBy seqs: Set<Int>) throws -> Set<String> {
        guard !seqs.isEmpty else { return [] }
        return try database.read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT name FROM account JOIN subject ON subject.number = account.subject WHERE seq = ?")
            return try seqs.reduce(into: []) { $0.formUnion(try String.fetchAll(statement, arguments: [$1])) }
        }
    }

    /// Takes in what the events from the covered size on bear on, all or none of them.
    public func add(_ bearings: [Bearing], from covered: Int) throws {
        try database.write { database in
            // Another process may have been here in the meantime.
            guard try Int.fetchOne(database, sql: "SELECT size FROM state_cover") == covered else { return }
            let rows = try BeliefRows(database)
            for bearing in bearings { try rows.add(bearing) }
            try database.execute(sql: "UPDATE state_cover SET size = ?", arguments: [covered + bearings.count])
        }
    }

    /// Events that nobody here can read among the first ones.
    public func unread(first size: Int) throws -> [Int] {
        try database.read { try Int.fetchAll($0, sql: "SELECT seq FROM unread WHERE seq < ?", arguments: [size]) }
    }
}

/// Puts bearings into the tables, with prepared statements, inside one transaction.
private final class BeliefRows {
    private var numbers: [String: Int] = [:]
    private let find: Statement
    private let insertSubject: Statement
    private let insertAccount: Statement
    private let insertUnread: Statement
    private let endBelief: Statement
    private let beginBelief: Statement

    init(_ database: Database) throws {
        find = try database.makeStatement(sql: "SELECT number FROM subject WHERE name = ?")
        insertSubject = try database.makeStatement(sql: "INSERT INTO subject (name) VALUES (?)")
        insertAccount = try database.makeStatement(sql: "INSERT OR IGNORE INTO account (seq, subject) VALUES (?, ?)")
        insertUnread = try database.makeStatement(sql: "INSERT INTO unread (seq) VALUES (?)")
        endBelief = try database.makeStatement(
            sql: "UPDATE belief SET until = ? WHERE subject = ? AND until = \(StateTables.open)")
        beginBelief = try database.makeStatement(
            sql: "INSERT INTO belief (subject, since, until) VALUES (?, ?, \(StateTables.open))")
    }

    func add(_ bearing: Bearing) throws {
        for account in bearing.accounts {
            try insertAccount.execute(arguments: [account.seq, number(of: account.subject)])
        }
        if bearing.isUnread { try insertUnread.execute(arguments: [bearing.seq]) }
        for subject in bearing.subjects.sorted() {
            let number = try number(of: subject)
            try endBelief.execute(arguments: [bearing.seq, number])
            try beginBelief.execute(arguments: [number, bearing.seq])
        }
    }

    private func number(of subject: String) throws -> Int {
        if let number = numbers[subject] { return number }
        if try Int.fetchOne(find, arguments: [subject]) == nil { try insertSubject.execute(arguments: [subject]) }
        let number = try Int.fetchOne(find, arguments: [subject]) ?? 0
        numbers[subject] = number
        return number
    }
}
