import Fuzzing
import Testing
import TransparencyLog

/// The examples of the documentation, run.
@Suite struct DocumentationTests {
    private struct Nodes: NodeReader {
        var range = CompactRange()
        var hashes: [Hash] = []

        mutating func append(_ line: String) {
            range.append(Merkle.leaf(line.utf8)) { _, hash in hashes.append(hash) }
        }

        func nodes(_ ids: [NodeID]) -> [Hash] { ids.map { hashes[$0.position] } }
    }

    @Test func keepingALogSayingWhatItIsAndCheckingIt() throws {
        var log = Nodes()
        for line in ["one", "two", "three"] { log.append(line) }
        let proof = try log.inclusionProof(index: 1, size: 3)
        #expect(proof.count == 2)

        var generator = SplitMix64(seed: 1)
        let key = try SignerKey(name: "example.org/log", using: &generator)
        let body = try Checkpoint(origin: "example.org/log", size: 3, root: log.range.root)
        let checkpoint = try SignedCheckpoint(body, signers: [key])
        let bytes = TLogProof(index: 1, hashes: proof, checkpoint: checkpoint).bytes

        let read = try TLogProof(parsing: bytes)
        #expect(try read.verify(leaf: "two".utf8, origin: "example.org/log", with: [key.verifier]) == [key.verifier])
    }
}
