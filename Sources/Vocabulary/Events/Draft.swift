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
    /// Text is brought to NFC. Left out, `v` is 1, `by` is `recorder`, and the id follows from the content: `d-` and
    /// the first 32 hexadecimal digits of the SHA-256 of the canonical bytes without it.
    public init(_ json: JSON, recorder: String) throws(DraftError) {
        guard case .object(var object) = json.normalized else { throw .notAnObject }
        if let key = object["key"] {
            guard object["id"] == nil else { throw .doubledKey }
            object["key"] = nil
            object["id"] = key
        }
        guard let type = object["type"]?.string else { throw .noType }
        recorded = object["recorded"].map { $0.string ?? $0.canonicalText }
        imported = json["imported"]
        object["recorded"] = nil
        object["imported"] = nil
        object["v"] = object["v"] ?? 1
        object["by"] = object["by"] ?? .string(recorder)
        object["data"] = Self.data(of: object, type: type)
        let given = object["id"] ?? .string(Self.contentID(of: object))
        object["id"] = given
        id = EventID(given.string ?? "")
        self.type = type
        do {
            document = try JSONDocument(JSON.object(object).canonicalBytes)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The draft that a stored line was made from: nothing is filled in or brought to NFC any more.
    public init(of event: Event) throws(DraftError) {
        do { document = try JSONDocument(event.draftBytes) } catch { throw .unreadable(error) }
        id = event.id
        type = event.type
        recorded = nil
        imported = event.line.root["imported"]?.json
    }

    /// The draft's `data`, with every synonym replaced by the word that is stored; empty where it is left out.
    private static func data(of object: JSONObject, type: String) -> JSON {
        guard case .object(var data) = object["data"] ?? [:] else { return object["data"] ?? [:] }
        for field in EventTypes.named(type)?.data.fields ?? [] {
            guard case .choice(_, let synonyms) = field.kind, let word = data[field.name]?.string else { continue }
            if let stored = synonyms[word] { data[field.name] = .string(stored) }
        }
        return .object(data)
    }

    /// `d-` + 32 hexadecimal digits of the SHA-256 of the canonical bytes of a draft without an id.
    static func contentID(of object: JSONObject) -> String {
        let digest = SHA256.hash(data: JSON.object(object).canonicalBytes)
        let digits = Array("0123456789abcdef".utf8)
        var text = Array("d-".utf8)
        for byte in digest.prefix(16) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
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
