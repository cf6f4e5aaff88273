import EDTF
import EventLog
import GRDB
import TransparencyLog
import Vocabulary

/// What can be asked by name: which events speak of a thing, which event has an id, which party bears a name.
///
/// A database in `.chancery/`, made from the log and from nothing else. It may lag behind the log or be lost, never
/// lead: it is stamped with the log state that it covers, and what does not match the log is rebuilt, never trusted.
public struct Index: Sendable {
    let database: DatabaseQueue

    /// The shape of the tables and what is put into them.
    static let tables = 10

    /// What an index has to be of to be used: the tables and the folds.
    static let version = tables * 1000 + Snapshot.foldVersion

    /// Opens the index in a file, or makes an empty one there.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            // Losing the index costs a rebuild, so nothing is synced.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        }
        try self.init(DatabaseQueue(path: path, configuration: configuration))
    }

    /// An index for one question, in a file that only SQLite knows of, and only where memory does not do.
    public static func scratch() throws -> Index {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        }
        return try Index(DatabaseQueue(path: "", configuration: configuration))
    }

    private init(_ database: DatabaseQueue) throws {
        self.database = database
        try Schema.prepare(database)
    }

    /// An index that lives in memory, for ledgers that cannot be written to.
    public init() throws {
        try self.init(DatabaseQueue())
    }
}

/// The log state that an index covers.
public struct Stamp: Equatable, Sendable {
    public let origin: String
    public let size: Int
    public let root: String

    public init(origin: String, size: Int, root: String) {
        self.origin = origin
        self.size = size
        self.root = root
    }
}

extension Index {
    /// The log state that the index covers; `nil` while it is empty.
    public func stamp() throws -> Stamp? {
        try database.inDatabase { database in
            try Row.fetchOne(database.cachedStatement(sql: "SELECT origin, size, root FROM stamp")).map {
                Stamp(origin: $0["origin"], size: $0["size"], root: $0["root"])
            }
        }
    }

    /// Forgets everything.
    public func clear() throws {
        try database.write { try Schema.clear($0) }
    }
}

extension Index {
    /// The file of an index of this version: `index-7-2.sqlite`, of the tables and of the folds.
    public static let fileName = "index-\(tables)-\(Snapshot.foldVersion).sqlite"

    /// Whether a file is an index of an older version; the first ones were all called `index.sqlite`.
    public static func isOlder(fileName: String) -> Bool {
        guard fileName.hasPrefix("index"), fileName.hasSuffix(".sqlite") else { return false }
        let version = fileName.dropFirst("index".count).dropLast(".sqlite".count)
        let numbers = version.split(separator: "-").compactMap { Int($0) }
        return version.isEmpty
            || numbers.count == 2 && numbers.lexicographicallyPrecedes([tables, Snapshot.foldVersion])
    }
}
