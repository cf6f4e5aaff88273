import GRDB

/// What one event bears on: the subjects of which something else may be believed from then on.
public struct Bearing: Sendable {
    public let seq: Int
    /// By their numbers: see `SubjectNumbers`.
    public let subjects: Set<Int>
    /// Facts and the subjects that they turn out to tell of: the event itself, or one that it corrects.
    public let accounts: [(seq: Int, subject: Int)]
    /// The event is of a type or version that nobody here can read.
    public let isUnread: Bool

    public init(seq: Int, subjects: Set<Int>, accounts: [(seq: Int, subject: Int)], isUnread: Bool) {
        self.seq = seq
        self.subjects = subjects
        self.accounts = accounts
        self.isUnread = isUnread
    }
}

/// What was believed of a subject over a part of the log.
public struct Belief: Sendable {
    public let subject: String
    let number: Int
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
        try database.reading { try Int.fetchOne($0, sql: "SELECT size FROM state_cover") } ?? 0
    }

    /// The subjects that a fact may tell of.
    public func subjects(toldOfBy seq: Int) throws -> [Int] {
        try database.inDatabase {
            try Int.fetchAll($0.cachedStatement(sql: "SELECT subject FROM account WHERE seq = ?"), arguments: [seq])
        }
    }

    /// Takes in what the events from the covered size on bear on, all or none of them.
    ///
    /// - Returns: whether it did; not, where another process was here in the meantime, which has numbers of its own.
    public func add(
        _ bearings: [Bearing], of subjects: [(number: Int, name: String)], from covered: Int
    ) throws -> Bool {
        try database.write { database in
            guard try Int.fetchOne(database, sql: "SELECT size FROM state_cover") == covered else { return false }
            try BeliefRows(bearings, of: subjects).write(to: database)
            try database.execute(sql: "UPDATE state_cover SET size = ?", arguments: [covered + bearings.count])
            return true
        }
    }

    /// Events that nobody here can read among the first ones.
    public func unread(first size: Int) throws -> [Int] {
        try database.reading { try Int.fetchAll($0, sql: "SELECT seq FROM unread WHERE seq < ?", arguments: [size]) }
    }

    func lastSubject() throws -> Int {
        try database.reading { try Int.fetchOne($0, sql: "SELECT max(number) FROM subject") } ?? 0
    }

    func subject(named name: String) throws -> Int? {
        try database.inDatabase {
            try Int.fetchOne($0.cachedStatement(sql: "SELECT number FROM subject WHERE name = ?"), arguments: [name])
        }
    }

    func name(ofSubject number: Int) throws -> String {
        try database.inDatabase {
            let find = try $0.cachedStatement(sql: "SELECT name FROM subject WHERE number = ?")
            return try String.fetchOne(find, arguments: [number]) ?? ""
        }
    }
}
