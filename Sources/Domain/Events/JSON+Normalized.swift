import CanonicalJSON
import Foundation

extension JSONDocument {
    /// The document with every text in Unicode Normalization Form C, keys included; nearly always itself.
    func inNFC() throws(JSONError) -> JSONDocument {
        isPlain ? self : try JSONDocument(json.normalized.canonicalBytes)
    }
}

extension JSON {
    /// The value with every text in Unicode Normalization Form C, keys included.
    public var normalized: JSON { isPlainlyNFC ? self : rebuiltInNFC }

    /// Whether no text can need a change, as is the rule: then nothing is copied.
    private var isPlainlyNFC: Bool {
        switch self {
        case .string(let text): text.isPlainlyNFC
        case .array(let elements): elements.allSatisfy(\.isPlainlyNFC)
        case .object(let object): object.allSatisfy { $0.key.isPlainlyNFC && $0.value.isPlainlyNFC }
        case .null, .bool, .integer, .double: true
        }
    }

    private var rebuiltInNFC: JSON {
        switch self {
        case .string(let text): .string(text.inNFC)
        case .array(let elements): .array(elements.map(\.rebuiltInNFC))
        case .object(let object):
            .object(object.reduce(into: JSONObject()) { $0[$1.key.inNFC] = $1.value.rebuiltInNFC })
        case .null, .bool, .integer, .double: self
        }
    }
}

extension String {
    /// Text below U+0300 is its own NFC; in UTF-8, that is text of bytes below 0xCC.
    fileprivate var isPlainlyNFC: Bool { utf8.allSatisfy { $0 < 0xCC } }

    fileprivate var inNFC: String { isPlainlyNFC ? self : precomposedStringWithCanonicalMapping }
}
