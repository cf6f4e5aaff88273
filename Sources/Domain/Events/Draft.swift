import CanonicalJSON
import Crypto

/// What is to be recorded: an event without the keys that the log sets.
///
/// Two drafts have the same content when their canonical bytes are equal.
public struct Draft: Sendable {
    /// The draft's canonical form, `id` included.
    public let document: JSONDocument
    public let id: EventID
    public let type: String

    /// The moment of recording that a backfill claims, as written.
    public let recorded: String?
    /// Where an import found it, exactly as it stood there: never brought to NFC.
    public let imported: JSON?

    /// Makes a draft from JSON with any key of the draft, `key` for the id, and the importer's keys.
    ///
    /// Text is brought to NFC. Left out, `v` is 1 for ever, so that an old file goes on meaning what it meant; `by` is
    /// `recorder`; and the id follows from the content: `d-` and the first 32 hexadecimal digits of the SHA-256 of the
    /// canonical bytes without it.
    public init(_ given: JSONDocument, recorder: String) throws(DraftError) {
        guard given.root.kind == .object else { throw .notAnObject }
        let root: JSONView
        do { root = try given.inNFC().root } catch { throw .unreadable(error) }
        let keys = DraftKeys(root)
        guard keys.key == nil || keys.id == nil else { throw .doubledKey }
        guard let type = keys.type else { throw .noType }
        self.type = keys.definition?.type ?? type
        recorded = keys.hasRecorded ? root["recorded"].map { $0.string ?? $0.json.canonicalText } : nil
        imported = keys.hasImported ? given.root["imported"]?.json : nil

        var changes: [Change] = []
        changes.reserveCapacity(7)
        if !keys.hasRecorder { changes.append(("by", JSON.string(recorder).canonicalBytes)) }
        if let data = Self.data(of: root, keys) { changes.append(("data", data.canonicalBytes)) }
        let place = changes.count
        changes += [("imported", nil), ("key", nil), ("recorded", nil)]
        if !keys.hasVersion { changes.append(("v", Self.firstVersion)) }
        let id = keys.id ?? keys.key ?? .string(Self.contentID(of: root.canonicalBytes(changing: changes)))
        self.id = EventID(id.string ?? "")
        changes.insert(("id", id.canonicalBytes), at: place)
        let bytes = root.canonicalBytes(changing: changes)
        do { document = try JSONDocument(bytes, rules: .canonical) } catch { throw .unreadable(error) }
    }

    private static let firstVersion = JSON.integer(1).canonicalBytes

    /// Makes a draft from a tree.
    public init(_ json: JSON, recorder: String) throws(DraftError) {
        let given: JSONDocument
        do { given = try JSONDocument(json.canonicalBytes) } catch { throw .unreadable(error) }
        try self.init(given, recorder: recorder)
    }

    /// A key, and what it is to hold from now on.
    private typealias Change = (key: String, value: [UInt8]?)

    /// The draft that a stored line was made from: nothing is filled in or brought to NFC any more.
    public init(of event: Event) throws(DraftError) {
        do { document = try JSONDocument(event.draftBytes) } catch { throw .unreadable(error) }
        id = event.id
        type = event.type
        recorded = nil
        imported = event.line.root["imported"]?.json
    }

    /// A draft that was made before, from its own canonical bytes.
    public init(canonicalBytes: [UInt8], recorded: String?, imported: JSON?) throws(DraftError) {
        do { document = try JSONDocument(canonicalBytes, rules: .canonical) } catch { throw .unreadable(error) }
        let keys = DraftKeys(document.root)
        guard let type = keys.type else { throw .noType }
        self.type = keys.definition?.type ?? type
        id = EventID(keys.id?.string ?? "")
        self.recorded = recorded
        self.imported = imported
    }

    /// The draft's `data` where it is not to stay as it stands: empty for one left out, and with the word that is stored
    /// for every synonym.
    private static func data(of draft: JSONView, _ keys: DraftKeys) -> JSON? {
        guard keys.hasData else { return [:] }
        guard let synonyms = keys.definition?.data.synonyms, !synonyms.isEmpty, let given = draft["data"],
            given.kind == .object
        else { return nil }
        var data: JSONObject?
        for (field, words) in synonyms {
            guard let stored = given[field]?.string.flatMap({ words[$0] }) else { continue }
            data = data ?? given.json.object
            data?[field] = .string(stored)
        }
        return data.map(JSON.object)
    }

    /// `d-` + 32 hexadecimal digits of the SHA-256 of the canonical bytes of a draft without an id.
    static func contentID(of bytes: [UInt8]) -> String {
        let digest = SHA256.hash(data: bytes)
        let digits = Array("0123456789abcdef".utf8)
        var text = Array("d-".utf8)
        for byte in digest.prefix(16) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The keys of a draft that decide what is made of it, found in one walk.
private struct DraftKeys {
    var type: String?
    var definition: Definition?
    var id: JSON?
    var key: JSON?
    var hasRecorder = false
    var hasVersion = false
    var hasData = false
    var hasRecorded = false
    var hasImported = false

    init(_ draft: JSONView) {
        draft.walk { root in
            for (key, value) in root.members { note(key, draft.view(at: value)) }
        }
    }

    private mutating func note(_ key: JSONCursor, _ value: @autoclosure () -> JSONView) {
        if key.isEqual(to: "type") {
            type = value().string
            definition = type.flatMap(EventTypes.named)
        } else if key.isEqual(to: "key") {
            self.key = value().json
        } else if key.isEqual(to: "id") {
            id = value().json
        } else if key.isEqual(to: "by") {
            hasRecorder = true
        } else if key.isEqual(to: "v") {
            hasVersion = true
        } else if key.isEqual(to: "data") {
            hasData = true
        } else if key.isEqual(to: "recorded") {
            hasRecorded = true
        } else if key.isEqual(to: "imported") {
            hasImported = true
        }
    }
}

/// Why a JSON value is no draft at all. What is wrong with its fields is found by `Validation`.
public enum DraftError: Error, Sendable {
    case notAnObject
    case noType
    /// Both `key` and `id`.
    case doubledKey
    case unreadable(JSONError)
}
