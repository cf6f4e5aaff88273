import Fuzzing
import Testing
import TransparencyLog

@Suite struct CompactRangeTests {
    static let largest = 70
    let leaves = leafHashes(largest)

    @Test func everyCutInTwoMergesToTheSameRange() throws {
        for end in 0...Self.largest {
            for middle in 0...end {
                var left = range(0..<middle)
                try left.append(range(middle..<end))
                #expect(left == range(0..<end))
                #expect(left.root == ReferenceTree.root(leaves.prefix(end)))
            }
        }
    }

    @Test func everyRunOfLeavesMergesFromItsParts() throws {
        for start in 0..<20 {
            for middle in start...33 {
                var left = range(start..<middle)
                try left.append(range(middle..<34))
                #expect(left == range(start..<34))
            }
        }
    }

    @Test func randomPartsMergeInAnyGrouping() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let cuts = (0..<6).map { _ in Int.random(in: 0...Self.largest, using: &generator) }.sorted()
            var parts = zip([0] + cuts, cuts + [Self.largest]).map { range($0..<$1) }
            while parts.count > 1 {
                let position = Int.random(in: 0..<parts.count - 1, using: &generator)
                try parts[position].append(parts.remove(at: position + 1))
            }
            #expect(parts[0].root == ReferenceTree.root(leaves[...]), "seed \(seed)")
        }
    }

    @Test func aRangeReadsBackFromItsHashes() throws {
        for size in 0...Self.largest {
            let kept = range(0..<size)
            #expect(kept.size == size)
            #expect(kept.hashes.count == size.nonzeroBitCount)
            #expect(try CompactRange(size: size, hashes: kept.hashes) == kept)
            #expect(throws: CompactRangeError.self) { try CompactRange(size: size, hashes: kept.hashes + [.empty]) }
        }
        #expect(throws: CompactRangeError.sizeOutOfRange(-1)) { try CompactRange(size: -1, hashes: []) }
        #expect(throws: CompactRangeError.wrongHashCount(0, expected: 2)) { try CompactRange(size: 3, hashes: []) }
    }

    @Test func onlyNeighboursMerge() {
        var left = range(0..<4)
        #expect(throws: CompactRangeError.notAdjacent(0..<4, 5..<8)) { try left.append(range(5..<8)) }
        #expect(throws: CompactRangeError.notAdjacent(0..<4, 3..<8)) { try left.append(range(3..<8)) }
        #expect(left == range(0..<4))
    }

    @Test func theFlatFileGrowsByWhatEachLeafCompletes() {
        var range = CompactRange()
        var file: [NodeID] = []
        for (index, leaf) in leaves.enumerated() {
            range.append(leaf) { node, hash in
                #expect(node.position == file.count)
                #expect(hash == ReferenceTree.root(leaves[node.leaves]))
                file.append(node)
            }
            #expect(NodeID.count(size: index + 1) == file.count)
        }
        #expect(Set(file).count == file.count)
        #expect(
            file.prefix(8).map { [$0.level, $0.index] } == [
                [0, 0], [0, 1], [1, 0], [0, 2], [0, 3], [1, 1], [2, 0], [0, 4],
            ])
    }

    @Test func aCoverIsTheFewestNodesFromLeftToRight() {
        for start in 0..<40 {
            for end in start...40 {
                let cover = NodeID.covering(start..<end)
                #expect(cover.flatMap { Array($0.leaves) } == Array(start..<end))
                for (left, right) in zip(cover, cover.dropFirst()) {
                    let canJoin = left.level == right.level && left.index % 2 == 0
                    #expect(!canJoin)
                }
            }
        }
    }

    private func range(_ run: Range<Int>) -> CompactRange {
        var range = CompactRange(from: run.lowerBound)
        for leaf in leaves[run] { range.append(leaf) }
        return range
    }
}
