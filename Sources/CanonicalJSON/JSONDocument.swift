/// A JSON text that has been read and checked: its bytes, and a flat tape that says where each value stands.
///
/// No tree is built. `root` looks into the bytes; strings and numbers are made when they are asked for.
public struct JSONDocument: Sendable {
    /// One object for both arrays, so that a view counts one reference and not two.
    private final class Storage: Sendable {
        let bytes: [UInt8]
        let tape: [Token]
        let isCanonical: Bool
        let isPlain: Bool

        init(bytes: [UInt8], tape: [Token], isCanonical: Bool, isPlain: Bool) {
            self.bytes = bytes
            self.tape = tape
            self.isCanonical = isCanonical
            self.isPlain = isPlain
        }
    }

    private let storage: Storage

    /// The text, as it was given.
    public var bytes: [UInt8] { storage.bytes }

    var tape: [Token] { storage.tape }

    /// Whether the text was read by rules that make sure that it is its own RFC 8785 form.
    public var isCanonical: Bool { storage.isCanonical }

    /// Whether no string or key has an escape, and none a character of U+0300 or above: such text is in every Unicode
    /// normalization form but the decomposed ones.
    public var isPlain: Bool { storage.isPlain }

    /// Reads a text.
    ///
    /// - Throws: `JSONError` with the offset of the first fault.
    public init(_ bytes: [UInt8], rules: JSONRules = .strict) throws(JSONError) {
        let (tape, isPlain) = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var scanner = Scanner(buffer, rules: rules)
            try scanner.scan()
            return (scanner.tape.array, scanner.isPlain)
        }
        storage = Storage(bytes: bytes, tape: tape, isCanonical: rules.isCanonical, isPlain: isPlain)
    }

    /// Reads a text from any collection of bytes, such as a slice of a file.
    public init(_ bytes: some Collection<UInt8>, rules: JSONRules = .strict) throws(JSONError) {
        try self.init(Array(bytes), rules: rules)
    }

    /// Reads a document from text.
    public init(_ text: String, rules: JSONRules = .strict) throws(JSONError) {
        try self.init(Array(text.utf8), rules: rules)
    }

    /// The outermost value.
    public var root: JSONView { JSONView(document: self, index: 0) }

    /// The document as a tree.
    public var json: JSON { root.json }
}
