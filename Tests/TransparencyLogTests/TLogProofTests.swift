import Testing
import TransparencyLog

@Suite struct TLogProofTests {
    let leaf = Array("leaf 5".utf8)

    @Test(arguments: Vectors.files("proofs/accepted"))
    func aProofVerifiesForItsLeafAndPrintsAsItWas(_ file: Vectors.File) throws {
        let key = try Vectors.key("log")
        let proof = try TLogProof(parsing: file.bytes)
        #expect(try proof.verify(leaf: leaf, origin: Vectors.origin, with: [key]) == [key])
        #expect(proof.bytes == file.bytes)
        #expect(throws: TLogProofError.inclusion(.rootMismatch)) {
            try proof.verify(leaf: Array("leaf 6".utf8), origin: Vectors.origin, with: [key])
        }
        #expect(throws: TLogProofError.checkpoint(.wrongOrigin)) {
            try proof.verify(leaf: leaf, origin: "elsewhere", with: [key])
        }
        #expect(throws: TLogProofError.checkpoint(.note(.notSignedByKnownKey))) {
            try proof.verify(leaf: leaf, origin: Vectors.origin, with: [Vectors.key("other")])
        }
    }

    @Test(arguments: Vectors.files("proofs/malformed"))
    func aMalformedProofIsRefused(_ file: Vectors.File) {
        #expect(throws: TLogProofError.self) { try TLogProof(parsing: file.bytes) }
    }

    @Test(arguments: Vectors.files("proofs/false"))
    func aFalseProofParsesAndDoesNotVerify(_ file: Vectors.File) throws {
        let proof = try TLogProof(parsing: file.bytes)
        #expect(throws: TLogProofError.self) {
            try proof.verify(leaf: leaf, origin: Vectors.origin, with: [Vectors.key("log")])
        }
    }

    @Test func thereAreVectorsOfEachKind() {
        #expect(Vectors.files("proofs/accepted").count >= 5)
        #expect(Vectors.files("proofs/malformed").count >= 30)
        #expect(Vectors.files("proofs/false").count >= 20)
    }

    @Test func theExtraDataIsThereWhenItsLineIs() throws {
        let extras = try ["plain", "with-empty-extra", "with-extra"].map { name in
            let file = try #require(Vectors.files("proofs/accepted").first { $0.name == name })
            return try TLogProof(parsing: file.bytes).extra
        }
        #expect(extras == [nil, [], Array("more".utf8)])
    }

    @Test func aProofInAnUnsignedLogShowsTheLeafButNoSigner() throws {
        let file = FlatFile(leaves: leafHashes(11))
        let body = try Checkpoint(origin: "local/test", size: 11, root: file.root(size: 11))
        let hashes = try file.inclusionProof(index: 5, size: 11)
        let proof = TLogProof(index: 5, hashes: hashes, checkpoint: try SignedCheckpoint(body))
        #expect(throws: TLogProofError.self) { try TLogProof(parsing: proof.bytes) }
        let read = try TLogProof(parsing: proof.bytes, allowsUnsigned: true)
        try read.verifyInclusion(leaf: leaf)
        #expect(throws: TLogProofError.checkpoint(.note(.notSignedByKnownKey))) {
            try read.verify(leaf: leaf, origin: "local/test", with: [Vectors.key("log")])
        }
    }
}
