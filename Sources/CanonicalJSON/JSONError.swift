/// Why some bytes are not the JSON that was asked for, and where.
///
/// Facts only: the sentence that a person reads is made by whoever shows the error, and the content of the text is
/// never part of it, because it may be private.
public struct JSONError: Error, Hashable, Sendable {
    /// Position of the fault, in bytes from the start of the text.
    public let offset: Int

    /// What is wrong.
    public let kind: Kind

    /// - Parameter offset: the byte at which it is wrong, from 0.
    public init(offset: Int, kind: Kind) {
        self.offset = offset
        self.kind = kind
    }

    /// What can be wrong with the bytes of a JSON text.
    public enum Kind: Hashable, Sendable {
        // Not a JSON text (RFC 8259), or not one that can be carried faithfully (RFC 7493).
        case unexpectedEnd
        case unexpectedByte(UInt8)
        case trailingBytes
        case invalidUTF8
        case invalidEscape
        case loneSurrogate
        /// A byte below 0x20 that stands unescaped in a string.
        case unescapedControl(UInt8)
        /// A number beyond the range of an IEEE 754 double.
        case numberOutOfRange
        /// The offset is that of the second of the two equal keys, or of their object when they are not neighbours.
        case duplicateKey

        // A limit of the rules.
        case tooLong(limit: Int)
        case tooDeep(limit: Int)

        // JSON, but not its own canonical form (RFC 8785).
        case notCanonical(Canonical)

        // Canonical, but outside the profile that the rules ask for.
        case notAnInteger
        case controlCharacter(UInt8)
        case keyNotAnIdentifier
    }

    /// What of RFC 8785 is not met.
    public enum Canonical: Hashable, Sendable {
        case whitespace, keyOrder, escape, number
    }
}
