import Foundation
import Testing
import TransparencyLog

@Suite struct ConsistencyVectorTests {
    private struct Claim: Decodable {
        let old: Int, new: Int
        let oldRoot: String, newRoot: String
        let proof: [String]

        func verify() throws {
            try Merkle.verifyConsistency(
                from: (old, #require(Hash(base64: oldRoot))), to: (new, #require(Hash(base64: newRoot))),
                proof: proof.map { try #require(Hash(base64: $0)) })
        }
    }

    @Test(arguments: Vectors.files("consistency/holds"))
    func whatAnotherImplementationProvedHolds(_ file: Vectors.File) throws {
        let claim = try JSONDecoder().decode(Claim.self, from: Data(file.bytes))
        try claim.verify()
        let log = FlatFile(leaves: leafHashes(claim.new))
        #expect(try log.consistencyProof(from: claim.old, to: claim.new).map(\.base64) == claim.proof)
    }

    @Test(arguments: Vectors.files("consistency/fails"))
    func anAttackFails(_ file: Vectors.File) throws {
        let claim = try JSONDecoder().decode(Claim.self, from: Data(file.bytes))
        #expect(throws: ProofError.self) { try claim.verify() }
    }

    @Test(arguments: Vectors.pairs("roots.txt"))
    func theRootIsWhatAnotherImplementationComputed(_ size: String, _ root: String) throws {
        let size = try #require(Int(size))
        #expect(try FlatFile(leaves: leafHashes(size)).root(size: size).base64 == root)
    }

    @Test func thereAreVectorsOfBothKinds() {
        #expect(Vectors.files("consistency/holds").count >= 16)
        #expect(Vectors.files("consistency/fails").count >= 20)
        #expect(Vectors.pairs("roots.txt").count >= 20)
    }
}
