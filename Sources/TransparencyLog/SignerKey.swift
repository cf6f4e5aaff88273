import Crypto

/// The private half of a note key.
///
/// Its text, which must be kept secret, is `PRIVATE+KEY+<name>+<key id>+<base64 of 0x01 and the 32 bytes of the Ed25519
/// seed>`, as other note implementations write it. It never shows in a description.
public struct SignerKey: Sendable {
    /// The public half.
    public let verifier: VerifierKey

    private let key: Curve25519.Signing.PrivateKey

    private static let prefix = "PRIVATE+KEY+"

    /// The key's name, which stands in front of its signatures.
    public var name: String { verifier.name }

    /// A key from its 32 secret bytes.
    public init(name: String, seed: [UInt8]) throws(NoteError) {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .malformedKey
        }
        self.key = key
        verifier = try VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// A new key. The generator must be a cryptographic one, such as `SystemRandomNumberGenerator`.
    public init(name: String, using generator: inout some RandomNumberGenerator) throws(NoteError) {
        try self.init(name: name, seed: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// Reads a key's text; the id in it must be that of the public key that belongs to the seed.
    public init(parsing text: String) throws(NoteError) {
        guard text.utf8.starts(with: SignerKey.prefix.utf8) else { throw .malformedKey }
        let parts = try KeyText(text.utf8.dropFirst(SignerKey.prefix.utf8.count))
        try self.init(name: parts.name, seed: parts.key)
        guard verifier.id == parts.id else { throw .wrongKeyID }
    }

    /// The secret text.
    public var secretText: String {
        SignerKey.prefix + KeyText.join(name: name, id: verifier.id, key: Array(key.rawRepresentation))
    }

    /// Signs a note's text (RFC 8032 section 5.1.6).
    public func sign(_ text: String) throws(NoteError) -> NoteSignature {
        guard let bytes = try? key.signature(for: Array(text.utf8)) else { throw .signingFailed }
        return NoteSignature(name: name, keyID: verifier.id, bytes: Array(bytes))
    }
}

extension SignerKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "private key of " + verifier.text }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }
}
