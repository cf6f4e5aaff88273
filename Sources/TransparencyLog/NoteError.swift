/// Why a key or a signed note is refused.
public enum NoteError: Error, Hashable, Sendable {
    // Keys.
    case malformedKey
    case unknownKeyType
    case invalidKeyName
    /// The key id in the text is not that of the key.
    case wrongKeyID
    case signingFailed

    // The form of a note.
    case tooLong(limit: Int)
    case tooManySignatures(limit: Int)
    case invalidUTF8
    case controlCharacter(UInt8)
    /// No text that ends in a newline, followed by an empty line and signature lines.
    case malformedNote
    case malformedSignature

    // Its signatures.
    /// None of the signatures is by a known key.
    case notSignedByKnownKey
    /// A signature that bears the name and id of a known key is not that key's.
    case invalidSignature(name: String, id: UInt32)
    /// Two different known keys have the same name and id.
    case ambiguousKey(name: String, id: UInt32)
}
