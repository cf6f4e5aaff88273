import CanonicalJSON
import Domain

/// One file of a table, as its events name it: its digest, and the source that they cite.
struct TableEdition {
    let job: String
    let file: String
    /// The SHA-256 of the file.
    let digest: String
    /// The id of the source that this edition is.
    let source: String
    /// Whether the ledger does not know that source yet.
    let isNew: Bool

    init(job: String, file: String, digest: String, _ known: KnownTable?) {
        self.job = job
        self.file = file
        self.digest = digest
        isNew = known.map { $0.editions[digest] == nil } ?? true
        source = known.map { $0.editions[digest] ?? "\(job)-\(digest.prefix(8))" } ?? job
    }

    func citation(_ place: String, of source: String) -> JSON { [["source": .string(source), "at": .string(place)]] }

    /// - Parameters:
    ///   - line: where the row stands; 0 for what stands in none.
    ///   - row: its cells, kept verbatim.
    func draft(
        _ type: String, as id: EventID, _ data: JSON, line: Int, _ envelope: JSONObject = [:], record: String? = nil,
        row: JSON? = nil
    ) throws -> PlacedDraft {
        var imported: JSONObject = ["sha256": .string(digest), "lines": [.integer(max(line, 1))]]
        imported["record"] = record.map(JSON.string)
        imported["row"] = row
        var draft = envelope
        draft["key"] = .string(id.text)
        draft["type"] = .string(type)
        draft["by"] = .string(job)
        draft["data"] = data
        draft["imported"] = .object(imported)
        draft["v"] = EventTypes.named(type)?.namedVersion
        return PlacedDraft(try Draft(.object(draft), recorder: job), at: Place(file: file, line: line))
    }
}
