extension JSONView {
    /// A member's key, compared by its bytes and made a `String` only when asked.
    public struct Key: Sendable {
        let document: JSONDocument
        let index: Int

        private var token: Token { document.tape[index] }

        /// The key's text, unescaped.
        public var string: String { JSONView(document: document, index: index).text(of: token) }

        /// Whether the key matches `[a-z][a-z0-9_]*`, or `$[a-z]+` (a key that the format reserves to itself).
        public var isIdentifier: Bool { withBytes(CanonicalJSON.isIdentifier) }

        /// Whether the key is the given one, byte for byte.
        public func isEqual(to other: StaticString) -> Bool { order(other) == 0 }

        /// Negative, zero or positive as the key stands before, at or behind the other in RFC 8785 order, so that an
        /// object can be merged with a sorted list of expected keys.
        public func order(_ other: StaticString) -> Int {
            withBytes { utf16Order($0, UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)) }
        }

        func order(_ other: Key) -> Int { other.withBytes { other in withBytes { utf16Order($0, other) } } }

        /// The same, for a key that is compared often enough to be kept as its bytes.
        public func order(_ other: [UInt8]) -> Int {
            other.withUnsafeBufferPointer { other in withBytes { utf16Order($0, other) } }
        }

        /// How the key sorts against another one in canonical form: negative before it, 0 for the same, positive behind it.
        public func order(_ other: String) -> Int {
            var other = other
            return other.withUTF8 { other in withBytes { utf16Order($0, other) } }
        }

        public static func == (key: Key, other: String) -> Bool { key.order(other) == 0 }

        /// Calls `body` with the key's UTF-8 bytes, unescaped; they are valid only inside.
        public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
            document.bytes.withUnsafeBufferPointer { bytes in
                let content = bytes.content(of: token)
                return token.isEscaped ? unescaped(content).withUnsafeBufferPointer(body) : body(content)
            }
        }
    }
}
