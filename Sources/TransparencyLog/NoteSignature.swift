/// One signature line of a note: who signed, with which key, and the signature itself.
///
/// Its line is an em dash, a space, the key's name, a space, and the base64 of the key id (four bytes, big-endian)
/// and the signature.
public struct NoteSignature: Sendable {
    /// The name of the key that is said to have signed.
    public let name: String
    /// The first four bytes of the hash of the key and its name: a hint, and no proof.
    public let keyID: UInt32

    /// The signature without the key id: 64 bytes for Ed25519, other lengths for keys that are not known here.
    public let bytes: [UInt8]

    init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    private static let lead = Array("— ".utf8)

    /// Reads a line without its newline.
    init(line: ArraySlice<UInt8>) throws(NoteError) {
        guard line.starts(with: NoteSignature.lead) else { throw .malformedSignature }
        let parts = line.dropFirst(NoteSignature.lead.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let raw = Base64.decode(parts[1]), raw.count > 4 else { throw .malformedSignature }
        name = String(decoding: parts[0], as: UTF8.self)
        guard isKeyName(name) else { throw .invalidKeyName }
        keyID = raw.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        bytes = Array(raw.dropFirst(4))
    }

    /// The line, with its newline.
    var line: String {
        let id = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: keyID >> UInt32($0)) }
        return "— \(name) \(Base64.encode(id + bytes))\n"
    }
}

extension NoteSignature: Hashable {
    public static func == (a: NoteSignature, b: NoteSignature) -> Bool {
        a.keyID == b.keyID && a.bytes == b.bytes && a.name.utf8.elementsEqual(b.name.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
        hasher.combine(bytes)
    }
}
