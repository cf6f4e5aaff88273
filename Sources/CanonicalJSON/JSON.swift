/// A JSON value as a tree, made only where one is needed: most reading goes through `JSONView`.
///
/// Equality and hashing are by bytes, so two strings that differ in Unicode normalisation are two values.
public enum JSON: Sendable {
    case null
    case bool(Bool)

    /// A number whose canonical form is an integer from -(2^53 - 1) to 2^53 - 1. `number` chooses between this and
    /// `double`.
    case integer(Int)

    /// Every other number. It must be finite.
    case double(Double)

    case string(String)
    case array([JSON])
    case object(JSONObject)

    /// The largest integer that JSON readers agree on: 2^53 - 1 (RFC 7493 section 2.2).
    public static let largestInteger = 1 << 53 - 1

    /// A number in the one case that stands for it: `1.0` is `integer(1)`, and so is -0 `integer(0)`.
    public static func number(_ value: Double) -> JSON {
        guard let integer = Int(exactly: value), integer.magnitude <= largestInteger else { return .double(value) }
        return .integer(integer)
    }
}

extension JSON {
    /// Reads a JSON text into a tree.
    public init(parsing text: String, rules: JSONRules = .strict) throws(JSONError) {
        self = try JSONDocument(text, rules: rules).json
    }

    /// Reads a value from UTF-8.
    ///
    /// - Throws: `JSONError` at the first byte that breaks the grammar of RFC 8259 or one of the rules.
    public init(parsing bytes: some Collection<UInt8>, rules: JSONRules = .strict) throws(JSONError) {
        self = try JSONDocument(bytes, rules: rules).json
    }

    /// The RFC 8785 form. Numbers must be finite.
    public var canonicalBytes: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The value's canonical form (RFC 8785).
    public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }
}
