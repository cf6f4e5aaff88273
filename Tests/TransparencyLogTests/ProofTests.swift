import Testing
import TransparencyLog

@Suite struct ProofTests {
    static let largest = 70
    let leaves = leafHashes(largest)

    @Test func everyRootIsThatOfTheRecursiveDefinition() throws {
        let file = FlatFile(leaves: leaves)
        for size in 0...Self.largest {
            #expect(try file.root(size: size) == ReferenceTree.root(leaves.prefix(size)))
        }
    }

    @Test func everyInclusionProofIsThatOfTheRecursiveDefinitionAndHolds() throws {
        let file = FlatFile(leaves: leaves)
        for size in 1...Self.largest {
            let root = ReferenceTree.root(leaves.prefix(size))
            for index in 0..<size {
                let proof = try file.inclusionProof(index: index, size: size)
                #expect(proof == ReferenceTree.path(index, leaves.prefix(size)))
                try Merkle.verifyInclusion(leaf: leaves[index], index: index, size: size, root: root, proof: proof)
            }
        }
    }

    @Test func everyConsistencyProofIsThatOfTheRecursiveDefinitionAndHolds() throws {
        let file = FlatFile(leaves: leaves)
        for new in 1...Self.largest {
            for old in 1...new {
                let proof = try file.consistencyProof(from: old, to: new)
                #expect(proof == ReferenceTree.proof(old, leaves.prefix(new)))
                try Merkle.verifyConsistency(
                    from: (old, ReferenceTree.root(leaves.prefix(old))),
                    to: (new, ReferenceTree.root(leaves.prefix(new))), proof: proof)
            }
        }
    }
}
