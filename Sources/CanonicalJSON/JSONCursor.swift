/// A value or a key of a document, for walks over millions of documents: a view counts a reference for every value that
/// is passed, a cursor none.
///
/// It does not hold its document: it is valid only inside the call of `JSONView.walk` that gave it, and must not be kept.
/// What is to be kept is made a view again.
///
///     try view.walk { cursor in
///         for (key, value) in cursor.members where key.isEqual(to: "id") { ids.append(value.string) }
///     }
public struct JSONCursor {
    @usableFromInline let bytes: UnsafePointer<UInt8>
    @usableFromInline let tape: UnsafePointer<Token>
    @usableFromInline let index: Int

    @inlinable
    init(bytes: UnsafePointer<UInt8>, tape: UnsafePointer<Token>, index: Int) {
        self.bytes = bytes
        self.tape = tape
        self.index = index
    }

    @inlinable var token: Token { tape[index] }

    /// Which kind of value it is.
    @inlinable public var kind: JSONView.Kind { token.kind }

    /// The number of elements of an array or members of an object; 0 for everything else.
    @inlinable public var count: Int { token.count }

    /// The value's bytes as they stand in the document, quotation marks and brackets included.
    @inlinable public var rawBytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(token.start), count: Int(token.end &- token.start))
    }

    /// The bytes between the quotation marks of a string or key, as they are written.
    @inlinable public var written: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(token.start) + 1, count: Int(token.end &- token.start) &- 2)
    }

    /// Whether a string or key has an escape.
    @inlinable public var isEscaped: Bool { token.isEscaped }

    @inlinable
    func moved(to index: Int) -> JSONCursor { JSONCursor(bytes: bytes, tape: tape, index: index) }
}

extension JSONView {
    /// Calls `body` with a cursor on the value.
    public func walk<Result>(_ body: (JSONCursor) throws -> Result) rethrows -> Result {
        try document.bytes.withUnsafeBufferPointer { bytes in
            try document.tape.withUnsafeBufferPointer { tape in
                guard let bytes = bytes.baseAddress, let tape = tape.baseAddress else {
                    preconditionFailure("A document has at least one byte and one token.")
                }
                return try body(JSONCursor(bytes: bytes, tape: tape, index: index))
            }
        }
    }

    /// The value of the same document on which a cursor stands.
    public func view(at cursor: JSONCursor) -> JSONView { JSONView(document: document, index: cursor.index) }
}

extension JSONCursor {
    /// A string's or key's text, unescaped; `nil` for other kinds.
    public var string: String? { kind == .string ? text : nil }

    /// The text of a string or key, unescaped.
    public var text: String {
        isEscaped ? String(decoding: unescaped(written), as: UTF8.self) : String(decoding: written, as: UTF8.self)
    }

    /// Whether this is the given string or key, byte for byte.
    @inlinable
    public func isEqual(to other: StaticString) -> Bool {
        if isEscaped { return order(UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)) == 0 }
        let written = written
        guard kind == .string, written.count == other.utf8CodeUnitCount else { return false }
        for offset in 0..<written.count where written[offset] != other.utf8Start[offset] { return false }
        return true
    }

    /// Negative, zero or positive as the string or key stands before, at or behind the other in RFC 8785 order.
    public func order(_ other: UnsafeBufferPointer<UInt8>) -> Int {
        isEscaped ? unescaped(written).withUnsafeBufferPointer { utf16Order($0, other) } : utf16Order(written, other)
    }

    /// The same, for a key that is compared often enough to be kept as its bytes.
    @inlinable
    public func order(_ other: [UInt8]) -> Int { other.withUnsafeBufferPointer { order($0) } }

    /// Whether a key matches `[a-z][a-z0-9_]*`, or `$[a-z]+` (a key that the format reserves to itself).
    public var isIdentifier: Bool {
        isEscaped
            ? unescaped(written).withUnsafeBufferPointer(CanonicalJSON.isIdentifier)
            : CanonicalJSON.isIdentifier(written)
    }

    /// A number's value when it is an integer from -(2^53 - 1) to 2^53 - 1, however it is written.
    public var integer: Int? {
        guard kind == .number else { return nil }
        let digits = rawBytes
        guard token.isShortInteger else {
            return Double(String(decoding: digits, as: UTF8.self)).flatMap { JSON.number($0).integer }
        }
        let isNegative = digits[0] == UInt8(ascii: "-")
        var magnitude = 0
        for digit in digits[(isNegative ? 1 : 0)...] { magnitude = magnitude &* 10 &+ Int(digit &- UInt8(ascii: "0")) }
        return isNegative ? -magnitude : magnitude
    }
}
