import GRDB
import Domain

/// A name that a search found.
public struct NameMatch: Hashable, Sendable {
    public let party: PartyID
    public let text: String
    /// What kind of name it is: official, alias, misspelling, ...
    public let use: String
    /// The event that says so.
    public let seq: Int
    public let quality: Quality

    /// How well a name fits, the best first.
    public enum Quality: Int, Comparable, Sendable {
        case whole
        /// It begins with the words that were typed, each of them whole: `Carmel` of `Carmel, Indiana`.
        case firstWords
        case beginning, wordBeginning, part
        /// It is another name that looks the same: `Bem` where `Bern` was asked for.
        case lookAlike

        public static func < (a: Quality, b: Quality) -> Bool { a.rawValue < b.rawValue }
    }
}

extension Catalog {
    /// The names that are, begin with, or hold the text, folded for case, accents and width, and those that look like it as a
    /// whole; the best first.
    public func names(matching text: String) throws -> [NameMatch] {
        let key = text.searchKey
        guard !key.isEmpty else { return [] }
        let rows = try database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT folded, text, use, party, seq FROM name
                    WHERE seq < ? AND (instr(folded, ?) > 0 OR shape = ?)
                    """, arguments: [size, key, text.shape])
        }
        let matches = rows.map { row in
            NameMatch(
                party: PartyID(row["party"]), text: row["text"], use: row["use"], seq: row["seq"],
                quality: Self.quality(of: key, in: row["folded"]))
        }
        return matches.sorted { ($0.quality, $0.text, $0.party, $0.seq) < ($1.quality, $1.text, $1.party, $1.seq) }
    }

    /// The parties to whom a name was given that looks like a text as a whole.
    public func parties(looking text: String) throws -> [PartyID] {
        try database.read { database in
            try String.fetchAll(
                database, sql: "SELECT DISTINCT party FROM name WHERE seq < ? AND (folded = ? OR shape = ?)",
                arguments: [size, text.searchKey, text.shape])
        }.map { PartyID($0) }
    }

    /// Calls `body` with every name and code, and the party to whom it was given.
    public func forEachName(_ body: (_ name: String, _ party: String) -> Void) throws {
        try database.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT text, party FROM name WHERE seq < ?", arguments: [size])
            while let row = try rows.next() { body(row["text"], row["party"]) }
        }
    }

    private static func quality(of key: String, in folded: String) -> NameMatch.Quality {
        if folded == key { return .whole }
        if folded.hasPrefix(key) {
            let next = folded[folded.index(folded.startIndex, offsetBy: key.count)]
            return next.isLetter || next.isNumber ? .beginning : .firstWords
        }
        if folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains(where: { $0.hasPrefix(key) }) {
            return .wordBeginning
        }
        return folded.contains(key) ? .part : .lookAlike
    }

    /// Every id of a kind that was made known, or of all kinds, in order.
    public func registered(_ namespace: Namespace? = nil) throws -> [(namespace: Namespace, slug: String, seq: Int)] {
        let rows = try database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT kind, slug, seq FROM thing WHERE seq < ? ORDER BY kind, slug", arguments: [size])
        }
        return rows.compactMap { row in
            guard let kind = Namespace(rawValue: row["kind"]), namespace == nil || kind == namespace else { return nil }
            return (kind, row["slug"], row["seq"])
        }
    }

    /// Ids of a kind of about the given one's length, as candidates for a near miss.
    public func candidates(near slug: String, in namespace: Namespace) throws -> [String] {
        try database.read {
            try String.fetchAll(
                $0,
                sql: "SELECT slug FROM thing WHERE kind = ? AND seq < ? AND abs(length(slug) - ?) <= 8 LIMIT 100000",
                arguments: [namespace.rawValue, size, slug.utf8.count])
        }
    }
}
