import Fuzzing
import Testing
import TransparencyLog

@Suite struct NoteTests {
    @Test(arguments: Vectors.files("notes/verified"))
    func aSignedNoteVerifiesAndPrintsAsItWas(_ file: Vectors.File) throws {
        let key = try Vectors.key("log")
        let note = try SignedNote(parsing: file.bytes)
        #expect(try note.verify(with: [key]) == [key])
        #expect(note.bytes == file.bytes)
    }

    @Test(arguments: Vectors.files("notes/malformed"))
    func aMalformedNoteIsRefusedBeforeItsSignaturesAreLookedAt(_ file: Vectors.File) {
        #expect(throws: NoteError.self) { try SignedNote(parsing: file.bytes) }
    }

    @Test(arguments: Vectors.files("notes/invalidSignature"))
    func aBadSignatureUnderAKnownKeySpoilsTheNote(_ file: Vectors.File) throws {
        let key = try Vectors.key("log")
        let note = try SignedNote(parsing: file.bytes)
        #expect(throws: NoteError.invalidSignature(name: key.name, id: key.id)) { try note.verify(with: [key]) }
    }

    @Test(arguments: Vectors.files("notes/notSignedByKnownKey"))
    func signaturesByUnknownKeysCountForNothing(_ file: Vectors.File) throws {
        let note = try SignedNote(parsing: file.bytes)
        #expect(throws: NoteError.notSignedByKnownKey) { try note.verify(with: [Vectors.key("log")]) }
        #expect(throws: NoteError.notSignedByKnownKey) { try note.verify(with: []) }
    }

    @Test func thereAreVectorsOfEachKind() {
        #expect(Vectors.files("notes/verified").count >= 14)
        #expect(Vectors.files("notes/malformed").count >= 40)
        #expect(Vectors.files("notes/invalidSignature").count >= 14)
        #expect(Vectors.files("notes/notSignedByKnownKey").count >= 6)
    }

    @Test func eachKnownSignerIsNamedOnceInTheOrderOfTheSignatures() throws {
        let (log, witness) = (try Vectors.key("log"), try Vectors.key("witness"))
        let file = try #require(Vectors.files("notes/verified").first { $0.name == "two-signatures" })
        let note = try SignedNote(parsing: file.bytes)
        #expect(try note.verify(with: [witness, log]) == [log, witness])
        #expect(note.signatures.map(\.name) == [log.name, witness.name])
        #expect(note.signatures.map(\.keyID) == [log.id, witness.id])
    }

    @Test func twoKnownKeysOfOneNameAndIdAreAmbiguousOnceTheySign() throws {
        let keys = try [42_127, 57_775].map { number in
            let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
            return try VerifierKey(name: "example.org/log", publicKey: Array(repeating: 0, count: 24) + bytes)
        }
        #expect(keys.map(\.id) == [0xBE6D_8A23, 0xBE6D_8A23])
        let signature = Base64.encode([0xBE, 0x6D, 0x8A, 0x23] + Array(repeating: 0, count: 64))
        let note = try SignedNote(parsing: "text\n\n— example.org/log \(signature)\n".utf8)
        #expect(throws: NoteError.ambiguousKey(name: "example.org/log", id: 0xBE6D_8A23)) {
            try note.verify(with: keys)
        }
        #expect(throws: NoteError.invalidSignature(name: "example.org/log", id: 0xBE6D_8A23)) {
            try note.verify(with: [keys[0], keys[0]])
        }
        let other = try #require(Vectors.files("notes/verified").first { $0.name == "one-signature" })
        let log = try Vectors.key("log")
        #expect(try SignedNote(parsing: other.bytes).verify(with: keys + [log]) == [log])
    }

    @Test func anotherImplementationMakesTheSameSignatures() throws {
        // The worked example of Go's note package: key, text and the whole note are public.
        let signer = try SignerKey(
            parsing: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
        #expect(signer.verifier.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        let text = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """
        let signature = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
        let note = try SignedNote(text: text, signers: [signer])
        #expect(String(decoding: note.bytes, as: UTF8.self) == text + "\n— PeterNeumann " + signature + "\n")
    }

    @Test func signingAgainReplacesOnesOwnSignature() throws {
        var generator = SplitMix64(seed: 3)
        let first = try SignerKey(name: "first.example", using: &generator)
        let second = try SignerKey(name: "second.example", using: &generator)
        let note = try SignedNote(text: "text\n", signers: [first, second])
        let again = try note.signed(by: first)
        #expect(again.signatures.map(\.name) == ["second.example", "first.example"])
        #expect(try again.verify(with: [first.verifier]) == [first.verifier])
    }

    @Test(arguments: ["", "no newline", "tab\t\n", "carriage return\r\n", "\u{1}\n"])
    func aTextThatNoNoteCanHoldIsNotSigned(_ text: String) {
        #expect(throws: NoteError.self) { try SignedNote(text: text) }
    }

    @Test func anUnsignedNoteIsReadOnlyWhereThatIsAllowed() throws {
        let bytes = Array("text\n\n".utf8)
        #expect(throws: NoteError.malformedNote) { try SignedNote(parsing: bytes) }
        let note = try SignedNote(parsing: bytes, allowsUnsigned: true)
        #expect(note.text == "text\n")
        #expect(note.bytes == bytes)
        #expect(throws: NoteError.notSignedByKnownKey) { try note.verify(with: [Vectors.key("log")]) }
    }

    @Test func aNoteIsNotReadBeyondItsLargestSize() throws {
        let long = Array((String(repeating: "x", count: SignedNote.maximumBytes) + "\n\n").utf8)
        #expect(throws: NoteError.tooLong(limit: SignedNote.maximumBytes)) { try SignedNote(parsing: long) }
    }

    @Test func everyFlippedBitOfASignedNoteIsNoticed() throws {
        let key = try Vectors.key("log")
        let file = try #require(Vectors.files("notes/verified").first { $0.name == "one-signature" })
        for position in file.bytes.indices {
            for bit in 0..<8 {
                var bytes = file.bytes
                bytes[position] ^= 1 << bit
                #expect(throws: NoteError.self, "byte \(position), bit \(bit)") {
                    try SignedNote(parsing: bytes).verify(with: [key])
                }
            }
        }
    }
}
