import CanonicalJSON
import Foundation

extension JSON {
    /// The value with every text in Unicode Normalization Form C, keys included.
    public var normalized: JSON {
        switch self {
        case .string(let text): .string(text.inNFC)
        case .array(let elements): .array(elements.map(\.normalized))
        case .object(let object):
            .object(object.reduce(into: JSONObject()) { $0[$1.key.inNFC] = $1.value.normalized })
        case .null, .bool, .integer, .double: self
        }
    }
}

extension String {
    /// Text below U+0300 is its own NFC, so that most text is not touched.
    var inNFC: String {
        unicodeScalars.allSatisfy { $0.value < 0x300 } ? self : precomposedStringWithCanonicalMapping
    }
}
