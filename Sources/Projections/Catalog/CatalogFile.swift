import EventStore
import Foundation
import GRDB
import Domain

/// The tables that are searched in: every id that was made known, and every name and code. A SQLite file that is written once, and
/// replaced as a whole by one that covers more of the log.
enum CatalogFile {
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE thing (
                    kind TEXT NOT NULL, slug TEXT NOT NULL,
                    -- The event that made the id known.
                    seq INTEGER NOT NULL, PRIMARY KEY (kind, slug)) WITHOUT ROWID;
                CREATE TABLE name (
                    folded TEXT NOT NULL, shape TEXT NOT NULL, text TEXT NOT NULL, use TEXT NOT NULL, party TEXT NOT NULL,
                    seq INTEGER NOT NULL);
                """)
    }

    /// Adds what the events of a log say, from a position on.
    static func add(_ log: some IndexedLog, _ index: EventIndex, from start: Int, to database: Database) throws {
        for start in stride(from: start, to: log.size, by: IndexFolder.mostAtOnce) {
            for content in try log.contents(in: start..<min(start + IndexFolder.mostAtOnce, log.size)) {
                try add(content, at: content.seq, to: database)
                guard let correction = content.correction else { continue }
                let id = correction[FactCorrected.self].target
                guard let target = try index.seq(of: id), target < content.seq else { continue }
                let corrected = try CorrectedContent(log.event(at: target), by: correction)
                try add(corrected.content, at: target, to: database)
            }
            log.follow(min(start + IndexFolder.mostAtOnce, log.size))
        }
    }

    private static func add(_ content: EventContent, at seq: Int, to database: Database) throws {
        let thing = try database.cachedStatement(sql: "INSERT OR IGNORE INTO thing VALUES (?, ?, ?)")
        for mention in content.mentions where mention.isMadeKnown {
            guard case .thing(let namespace, let slug) = mention.target else { continue }
            try thing.execute(arguments: [namespace.rawValue, slug, seq])
        }
        let name = try database.cachedStatement(sql: "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)")
        for next in content.names {
            let (folded, shape) = (next.text.searchKey, next.text.shape)
            try name.execute(arguments: [folded, shape, next.text, next.use, next.party.text, seq])
        }
    }

    /// A database that can be lost at any time, so that nothing is synced or taken back.
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    static func openToRead(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
