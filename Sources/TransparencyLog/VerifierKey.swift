import Crypto

/// The public half of a note key: whose signatures one trusts (C2SP signed-note).
///
/// Its text is `<name>+<key id, 8 hexadecimal digits>+<base64 of 0x01 and the 32 bytes of the Ed25519 key>`.
public struct VerifierKey: Sendable {
    /// The key's name: whoever signs, in most logs their origin.
    public let name: String

    /// The first four bytes of SHA-256(name || 0x0A || 0x01 || public key), which tell a name's keys apart.
    public let id: UInt32

    /// 32 bytes, encoded as in RFC 8032.
    public let publicKey: [UInt8]

    private let key: Curve25519.Signing.PublicKey

    /// Signature type 0x01: Ed25519 over the note's text.
    static let ed25519: UInt8 = 0x01

    /// - Parameter publicKey: the 32 bytes of an Ed25519 key.
    /// - Throws: `NoteError` where the name or the key is none.
    public init(name: String, publicKey: [UInt8]) throws(NoteError) {
        guard isKeyName(name) else { throw .invalidKeyName }
        guard publicKey.count == 32, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            throw .malformedKey
        }
        self.name = name
        self.publicKey = publicKey
        self.key = key
        id = VerifierKey.id(name: name, publicKey: publicKey)
    }

    /// Reads a key's text; the id in it must be the key's own.
    public init(parsing text: String) throws(NoteError) {
        let parts = try KeyText(text[...].utf8)
        try self.init(name: parts.name, publicKey: parts.key)
        guard id == parts.id else { throw .wrongKeyID }
    }

    /// The key as it is written for others: name, id and key, joined by `+`.
    public var text: String { KeyText.join(name: name, id: id, key: publicKey) }

    /// Whether a signature over the text is this key's (RFC 8032 section 5.1.7).
    public func isValid(_ signature: NoteSignature, for text: String) -> Bool {
        key.isValidSignature(signature.bytes, for: Array(text.utf8))
    }

    /// Whether the signature claims to be this key's: the same name, byte for byte, and the same id.
    func isNamed(in signature: NoteSignature) -> Bool {
        id == signature.keyID && name.utf8.elementsEqual(signature.name.utf8)
    }

    private static func id(name: String, publicKey: [UInt8]) -> UInt32 {
        let hash = SHA256.hash(data: Array(name.utf8) + [0x0A, ed25519] + publicKey)
        return hash.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension VerifierKey: Hashable, CustomStringConvertible {
    public static func == (a: VerifierKey, b: VerifierKey) -> Bool {
        a.id == b.id && a.publicKey == b.publicKey && a.name.utf8.elementsEqual(b.name.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(publicKey)
    }

    public var description: String { text }
}
