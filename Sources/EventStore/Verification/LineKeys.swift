import CanonicalJSON
import ExtendedDateTime

/// What a verifier needs to know of a line, taken from its bytes in one pass, with nothing allocated.
struct LineKeys {
    private(set) var seq: Int?
    private(set) var recorded: UTCInstant?

    /// The id's hash for the census; `nil` when the line has no id, or not in its form.
    private(set) var id: Int?

    private(set) var hasMalformedEntered = false

    /// Whether the line is one that the verifier's caller wants to see.
    private(set) var isNoted = false

    /// - Returns: `nil` unless the bytes are canonical JSON within the format's limits.
    init?(_ line: UnsafeBufferPointer<UInt8>, noting noted: LineMatch? = nil) {
        let isLine = LineCheck.accepts(line) { key, value in
            if key.isEqual(to: "seq") { seq = value.integer }
            if key.isEqual(to: "id"), let id = value.string, LogKeys.isID(id) { self.id = IDCensus.hash(id) }
            if key.isEqual(to: "recorded") { recorded = value.string.flatMap(UTCInstant.init(bytes:)) }
            if key.isEqual(to: "entered") {
                hasMalformedEntered = value.string.flatMap(UTCInstant.init(bytes:)) == nil
            }
            if let noted, key.isEqual(to: noted.key) {
                isNoted = value.string?.elementsEqual(noted.value.utf8) ?? false
            }
        }
        guard isLine else { return nil }
    }
}

/// The lines that a verifier's caller wants to see: those with a key of such a text.
public struct LineMatch: Sendable {
    let key: StaticString
    let value: String

    public init(key: StaticString, value: String) {
        self.key = key
        self.value = value
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    fileprivate func isEqual(to text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: count))
    }

    /// What a canonical string holds, as it is written; `nil` for other values.
    fileprivate var string: UnsafeBufferPointer<UInt8>? {
        first == UInt8(ascii: "\"") ? UnsafeBufferPointer(rebasing: dropFirst().dropLast()) : nil
    }

    /// A canonical number; `nil` for other values.
    fileprivate var integer: Int? {
        let isNegative = first == UInt8(ascii: "-")
        let digits = isNegative ? dropFirst() : self[...]
        guard let digit = digits.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
        let magnitude = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return isNegative ? -magnitude : magnitude
    }
}
