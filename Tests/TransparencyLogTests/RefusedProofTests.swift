import Fuzzing
import Testing
import TransparencyLog

@Suite struct RefusedProofTests {
    static let largest = 34
    let leaves = leafHashes(largest)

    @Test func noInclusionProofHoldsAfterAnyChange() throws {
        let file = FlatFile(leaves: leaves)
        for size in 1...Self.largest {
            let root = try file.root(size: size)
            for index in 0..<size {
                let proof = try file.inclusionProof(index: index, size: size)
                for changed in spoilt(proof, root) {
                    expectRefused { try verify(index, size, root, changed) }
                }
                for other in 0..<size where other != index { expectRefused { try verify(other, size, root, proof) } }
                expectRefused { try verify(index, size, .empty, proof) }
            }
        }

        func verify(_ index: Int, _ size: Int, _ root: Hash, _ proof: [Hash]) throws {
            try Merkle.verifyInclusion(leaf: leaves[index], index: index, size: size, root: root, proof: proof)
        }
    }

    @Test func noConsistencyProofHoldsAfterAnyChange() throws {
        let file = FlatFile(leaves: leaves)
        let roots = try (0...Self.largest).map { try file.root(size: $0) }
        for new in 2...Self.largest {
            for old in 1..<new {
                let proof = try file.consistencyProof(from: old, to: new)
                let (from, to) = ((size: old, root: roots[old]), (size: new, root: roots[new]))
                for changed in spoilt(proof, roots[old]) + [[]] {
                    expectRefused { try Merkle.verifyConsistency(from: from, to: to, proof: changed) }
                }
                expectRefused { try Merkle.verifyConsistency(from: to, to: from, proof: proof) }
                expectRefused { try Merkle.verifyConsistency(from: (old, to.root), to: to, proof: proof) }
                expectRefused { try Merkle.verifyConsistency(from: from, to: (new, from.root), proof: proof) }
            }
        }
    }

    @Test func aHashTooManyOrTooFewIsSeenFromTheLength() throws {
        let file = FlatFile(leaves: leaves)
        for size in 2...Self.largest {
            let root = try file.root(size: size)
            let inclusion = try file.inclusionProof(index: size / 3, size: size)
            let consistency = try file.consistencyProof(from: (size + 1) / 2, to: size)
            for change in [-1, 1] {
                let (first, second) = (resized(inclusion, by: change), resized(consistency, by: change))
                #expect(throws: ProofError.wrongLength(first.count)) {
                    try Merkle.verifyInclusion(
                        leaf: leaves[size / 3], index: size / 3, size: size, root: root, proof: first)
                }
                let old = (size: (size + 1) / 2, root: try file.root(size: (size + 1) / 2))
                #expect(throws: ProofError.wrongLength(second.count)) {
                    try Merkle.verifyConsistency(from: old, to: (size, root), proof: second)
                }
            }
        }
    }

    private func resized(_ proof: [Hash], by change: Int) -> [Hash] {
        change > 0 ? proof + [leaves[0]] : Array(proof.dropLast())
    }

    @Test func aNodeCannotPassForALeafNorALeafForANode() throws {
        let (left, right) = (leaves[0], leaves[1])
        #expect(Merkle.leaf(left.bytes + right.bytes) != Merkle.node(left, right))
        let root = Merkle.node(left, right)
        expectRefused {
            try Merkle.verifyInclusion(
                leaf: Merkle.leaf(left.bytes + right.bytes), index: 0, size: 1, root: root, proof: [])
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (-1, 1), (5, 3), (.max, .max), (0, -1)])
    func anIndexMustLieInTheTree(_ index: Int, _ size: Int) {
        #expect(throws: ProofError.indexOutsideTree(index: index, size: size)) {
            try Merkle.verifyInclusion(leaf: leaves[0], index: index, size: size, root: leaves[0], proof: [])
        }
        #expect(throws: ProofError.self) { try FlatFile(leaves: []).inclusionProof(index: index, size: size) }
    }

    @Test func theLargestSizesDoNotTrap() {
        let claim = (size: Int.max, root: leaves[0])
        for count in [0, 1, 62, 63, 64, 1_000] {
            let proof = Array(repeating: leaves[1], count: count)
            for index in [0, 1, Int.max / 2, Int.max - 1] {
                expectRefused {
                    try Merkle.verifyInclusion(
                        leaf: leaves[0], index: index, size: claim.size, root: claim.root, proof: proof)
                }
            }
            for old in [1, 2, 1 << 62, Int.max - 1] {
                expectRefused { try Merkle.verifyConsistency(from: (old, leaves[2]), to: claim, proof: proof) }
            }
        }
        #expect(throws: ProofError.sizeOutOfRange(.max)) { try FlatFile(leaves: []).root(size: .max) }
        #expect(throws: CompactRangeError.self) { try CompactRange(size: .max, hashes: []) }
    }

    @Test func fromAnEmptyLogNothingIsProved() throws {
        let file = FlatFile(leaves: leaves)
        #expect(throws: ProofError.sizesOutOfOrder(old: 0, new: 5)) { try file.consistencyProof(from: 0, to: 5) }
        #expect(throws: ProofError.sizesOutOfOrder(old: 6, new: 5)) { try file.consistencyProof(from: 6, to: 5) }
        #expect(throws: ProofError.sizesOutOfOrder(old: -1, new: 5)) { try file.consistencyProof(from: -1, to: 5) }
        #expect(try file.consistencyProof(from: 0, to: 0).isEmpty)
        #expect(try file.consistencyProof(from: 5, to: 5).isEmpty)
    }

    @Test func aReaderThatGivesTooFewNodesIsNotBelieved() {
        struct Forgetful: NodeReader {
            func nodes(_ ids: [NodeID]) -> [Hash] { Array(repeating: .empty, count: ids.count - 1) }
        }
        #expect(throws: ProofError.missingNodes(2, expected: 3)) {
            try Forgetful().inclusionProof(index: 0, size: 8)
        }
    }

    private func expectRefused(_ verify: () throws -> Void) {
        #expect(throws: ProofError.self, performing: verify)
    }

    /// The proof with each hash changed, removed, doubled or moved, and with one more at either end.
    private func spoilt(_ proof: [Hash], _ root: Hash) -> [[Hash]] {
        var all = [proof + [root], [root] + proof]
        for position in proof.indices {
            var (changed, shorter, longer, swapped) = (proof, proof, proof, proof)
            changed[position] = Merkle.node(proof[position], root)
            shorter.remove(at: position)
            longer.insert(proof[position], at: position)
            swapped.swapAt(position, 0)
            all += [changed, shorter, longer] + (swapped == proof ? [] : [swapped])
        }
        return all
    }
}
