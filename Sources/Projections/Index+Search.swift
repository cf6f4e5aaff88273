import GRDB
import Vocabulary

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
        case whole, beginning, wordBeginning, part

        public static func < (a: Quality, b: Quality) -> Bool { a.rawValue < b.rawValue }
    }
}

extension Index {
    /// The parties that bear a name or a code in full, folded for case, accents and width.
    public func parties(named text: String) throws -> [PartyID] {
        try database.reading { database in
            let statement = try database.cachedStatement(sql: "SELECT DISTINCT party FROM name WHERE folded = ?")
            return try String.fetchAll(statement, arguments: [text.searchKey]).map(PartyID.init)
        }
    }

    /// The names that are, begin with, or hold the text, folded for case, accents and width; the best first.
    public func names(matching text: String) throws -> [NameMatch] {
        let key = text.searchKey
        guard !key.isEmpty else { return [] }
        let rows = try database.reading { database in
            try Row.fetchAll(
                database, sql: "SELECT folded, text, use, party, seq FROM name WHERE instr(folded, ?) > 0",
                arguments: [key])
        }
        let matches = rows.map { row in
            NameMatch(
                party: PartyID(row["party"]), text: row["text"], use: row["use"], seq: row["seq"],
                quality: Self.quality(of: key, in: row["folded"]))
        }
        return matches.sorted { ($0.quality, $0.text, $0.party, $0.seq) < ($1.quality, $1.text, $1.party, $1.seq) }
    }

    private static func quality(of key: String, in folded: String) -> NameMatch.Quality {
        if folded == key { return .whole }
        if folded.hasPrefix(key) { return .beginning }
        return folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { $0.hasPrefix(key) }
            ? .wordBeginning : .part
    }
}
