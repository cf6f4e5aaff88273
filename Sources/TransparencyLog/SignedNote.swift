/// A text with the signatures of one or more keys (C2SP signed-note).
///
/// The text comes first and ends in a newline; an empty line and the signature lines follow. A note that parses is not
/// yet to be believed: `verify` says which keys stand behind it.
public struct SignedNote: Hashable, Sendable {
    /// The signed text, with its final newline.
    public let text: String

    /// The signatures, in the order of the note, unchecked.
    public let signatures: [NoteSignature]

    /// The specification asks for at least 16.
    public static let maximumSignatures = 100

    /// Room for many post-quantum signatures, and an end to what a reader will look at.
    public static let maximumBytes = 1 << 20

    /// A note made of a text and the signatures of some keys.
    public init(text: String, signers: [SignerKey] = []) throws(NoteError) {
        let bytes = Array(text.utf8)
        guard bytes.count < SignedNote.maximumBytes else { throw .tooLong(limit: SignedNote.maximumBytes) }
        guard bytes.last == UInt8(ascii: "\n") else { throw .malformedNote }
        try SignedNote.checkCharacters(bytes)
        self.init(text: text, signatures: [])
        for signer in signers { self = try signed(by: signer) }
    }

    private init(text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note.
    ///
    /// - Parameter allowsUnsigned: whether the note may end with its empty line, without any signature.
    public init(parsing bytes: some Collection<UInt8>, allowsUnsigned: Bool = false) throws(NoteError) {
        guard bytes.count <= SignedNote.maximumBytes else { throw .tooLong(limit: SignedNote.maximumBytes) }
        let bytes = Array(bytes)
        try SignedNote.checkCharacters(bytes)
        guard let split = SignedNote.lastEmptyLine(bytes) else { throw .malformedNote }
        guard let text = String(validating: bytes[..<split], as: UTF8.self) else { throw .invalidUTF8 }
        let signatures = try SignedNote.signatures(bytes[(split + 1)...])
        guard allowsUnsigned || !signatures.isEmpty else { throw .malformedNote }
        self.init(text: text, signatures: signatures)
    }

    /// The note as it is stored and sent.
    public var bytes: [UInt8] { Array((text + "\n" + signatures.map(\.line).joined()).utf8) }

    /// The note with one more signature at the end; an earlier one by the same key is left out.
    public func signed(by signer: SignerKey) throws(NoteError) -> SignedNote {
        let others = signatures.filter { !signer.verifier.isNamed(in: $0) }
        let note = SignedNote(text: text, signatures: others + [try signer.sign(text)])
        guard note.signatures.count <= SignedNote.maximumSignatures else {
            throw .tooManySignatures(limit: SignedNote.maximumSignatures)
        }
        guard note.bytes.count <= SignedNote.maximumBytes else { throw .tooLong(limit: SignedNote.maximumBytes) }
        return note
    }

    private static func checkCharacters(_ bytes: [UInt8]) throws(NoteError) {
        for byte in bytes where byte < 0x20 && byte != UInt8(ascii: "\n") { throw .controlCharacter(byte) }
        guard bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil else {
            throw .invalidUTF8
        }
    }

    /// The offset of the newline that is the last empty line, behind the newline that ends the text.
    private static func lastEmptyLine(_ bytes: [UInt8]) -> Int? {
        let newline = UInt8(ascii: "\n")
        return bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
    }

    private static func signatures(_ bytes: ArraySlice<UInt8>) throws(NoteError) -> [NoteSignature] {
        guard !bytes.isEmpty else { return [] }
        guard bytes.last == UInt8(ascii: "\n") else { throw .malformedNote }
        let lines = bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count <= maximumSignatures else { throw .tooManySignatures(limit: maximumSignatures) }
        var signatures: [NoteSignature] = []
        for line in lines { signatures.append(try NoteSignature(line: line)) }
        return signatures
    }
}

extension SignedNote {
    /// The known keys that signed the note, at least one.
    ///
    /// Signatures by other keys are passed over, even where they share a name or an id with a known one. A signature
    /// that bears both but does not verify spoils the whole note.
    @discardableResult
    public func verify(with known: [VerifierKey]) throws(NoteError) -> [VerifierKey] {
        var signers: [VerifierKey] = []
        for signature in signatures {
            let named = Set(known.filter { $0.isNamed(in: signature) })
            guard let key = named.first else { continue }
            guard named.count == 1 else { throw .ambiguousKey(name: key.name, id: key.id) }
            guard key.isValid(signature, for: text) else { throw .invalidSignature(name: key.name, id: key.id) }
            if !signers.contains(key) { signers.append(key) }
        }
        guard !signers.isEmpty else { throw .notSignedByKnownKey }
        return signers
    }
}
