import Testing
import TransparencyLog

@Suite struct CheckpointTests {
    @Test(arguments: Vectors.files("checkpoints/accepted"))
    func aCheckpointVerifiesForItsOriginAndPrintsAsItWas(_ file: Vectors.File) throws {
        let key = try Vectors.key("log")
        let signed = try SignedCheckpoint(parsing: file.bytes)
        #expect(try signed.verify(origin: signed.checkpoint.origin, with: [key]) == [key])
        #expect(throws: CheckpointError.wrongOrigin) { try signed.verify(origin: "elsewhere", with: [key]) }
        #expect(signed.bytes == file.bytes)
        #expect(signed.isSigned)
        #expect(try Checkpoint(parsing: signed.checkpoint.text) == signed.checkpoint)
    }

    @Test(arguments: Vectors.files("checkpoints/malformed"))
    func aMalformedCheckpointIsRefused(_ file: Vectors.File) {
        #expect(throws: CheckpointError.self) { try SignedCheckpoint(parsing: file.bytes) }
    }

    @Test func thereAreVectorsOfBothKinds() {
        #expect(Vectors.files("checkpoints/accepted").count >= 7)
        #expect(Vectors.files("checkpoints/malformed").count >= 28)
    }

    @Test func anUnsignedCheckpointIsItsBodyAndAnEmptyLine() throws {
        let body = try Checkpoint(origin: "local/test", size: 0, root: .empty)
        let unsigned = try SignedCheckpoint(body)
        let text = "local/test\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
        #expect(String(decoding: unsigned.bytes, as: UTF8.self) == text)
        #expect(!unsigned.isSigned)
        #expect(try SignedCheckpoint(parsing: unsigned.bytes, allowsUnsigned: true) == unsigned)
        #expect(throws: CheckpointError.note(.malformedNote)) { try SignedCheckpoint(parsing: unsigned.bytes) }
        #expect(throws: CheckpointError.note(.notSignedByKnownKey)) {
            try unsigned.verify(origin: "local/test", with: [Vectors.key("log")])
        }
    }

    @Test func anErrorSaysWhatIsWrongInsideWhatItIsIn() {
        let error = TLogProofError.checkpoint(.note(.invalidSignature(name: "example.org/log", id: 0x00AB_CDEF)))
        #expect("\(error)" == "the signature by example.org/log (key 00abcdef) is not valid")
    }

    @Test func aCheckpointThatCouldNotBeReadIsNotMade() {
        #expect(throws: CheckpointError.malformedOrigin) { try Checkpoint(origin: "", size: 0, root: .empty) }
        #expect(throws: CheckpointError.malformedOrigin) { try Checkpoint(origin: "a\nb", size: 0, root: .empty) }
        for size in ["9223372036854775808", String(repeating: "9", count: 40)] {
            #expect(throws: CheckpointError.excessiveSize) {
                try Checkpoint(parsing: "a\n\(size)\n\(Hash.empty.base64)\n")
            }
        }
        #expect(throws: CheckpointError.malformedSize) { try Checkpoint(origin: "a", size: -1, root: .empty) }
        #expect(throws: CheckpointError.malformedExtension) {
            try Checkpoint(origin: "a", size: 0, root: .empty, extensions: [""])
        }
        #expect(throws: CheckpointError.tooFewLines) { try Checkpoint(parsing: "a\n0\n") }
        #expect(throws: CheckpointError.tooFewLines) { try Checkpoint(parsing: "") }
    }
}
