import CanonicalJSON

/// Which columns of a table say what about a change.
public struct RevisionColumns: Sendable {
    /// What is done to a record.
    enum Word: String, CaseIterable, Sendable {
        case insert, update, delete
    }

    let change: String
    let time: String
    let author: String?
    let reason: String?
    let operation: String
    let record: String
    let field: String
    let before: String?
    let after: String
    /// The table's own words for the three operations.
    let words: [String: Word]

    init(_ columns: MapReader, words: MapReader?) throws(MapError) {
        _ = try columns.members(
            knowing: ["change", "time", "author", "reason", "op", "record", "field", "before", "after"])
        change = try columns.required("change").text()
        time = try columns.required("time").text()
        author = try columns.optional("author")?.text()
        reason = try columns.optional("reason")?.text()
        operation = try columns.required("op").text()
        record = try columns.required("record").text()
        field = try columns.required("field").text()
        before = try columns.optional("before")?.text()
        after = try columns.required("after").text()
        self.words = try Self.words(words)
    }

    private static func words(_ reader: MapReader?) throws(MapError) -> [String: Word] {
        var words: [String: Word] = [:]
        _ = try reader?.members(knowing: Word.allCases.map(\.rawValue))
        for word in Word.allCases { words[try reader?.optional(word.rawValue)?.text() ?? word.rawValue] = word }
        return words
    }

    var all: [String] {
        [change, time, operation, record, field, after] + [author, reason, before].compactMap(\.self)
    }

    func positions(in header: [String]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    }
}
