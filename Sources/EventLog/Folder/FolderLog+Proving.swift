import TransparencyLog

extension FolderLog {
    public func inclusionProofs(of events: [(seq: Int, leaf: Hash)], in head: Head) throws(LogError) -> [[Hash]] {
        for (seq, _) in events where !(0..<head.size).contains(seq) { throw .outside(seq..<seq + 1, size: head.size) }
        var unproved = events.first?.seq ?? 0
        let proofs = try fromTree { tree in
            let nodes = try GenuineNodes(above: events.map(\.seq), in: head, of: tree)
            return try events.map { seq, leaf in
                unproved = seq
                guard nodes.leaf(seq) == leaf else { throw ProofError.rootMismatch }
                return try nodes.inclusionProof(index: seq, size: head.size)
            }
        }
        guard let proofs else { throw .damaged(.unprovable(seq: unproved)) }
        return proofs
    }

    public func consistencyProof(from size: Int, to head: Head) throws(LogError) -> (root: Hash, proof: [Hash]) {
        guard 0 < size, size <= head.size else { throw .outside(0..<max(size, 0), size: head.size) }
        let result = try fromTree { tree in
            let (root, proof) = (try tree.root(size: size), try tree.consistencyProof(from: size, to: head.size))
            try Merkle.verifyConsistency(from: (size, root), to: (head.size, head.root), proof: proof)
            return (root: root, proof: proof)
        }
        guard let result else { throw .damaged(.unprovable(seq: size - 1)) }
        return result
    }

    /// Gives `make` the kept tree, and where it fails with that, one made anew; `nil` when it fails with both.
    ///
    /// The new tree is made under the lock and kept. Where it cannot be kept, it is made in memory.
    private func fromTree<Result>(_ make: (any NodeReader) throws -> Result) throws(LogError) -> Result? {
        if let result = try? make(kept.tree) { return result }
        _ = try? locked { try kept.rebuiltTail(checkpoint().checkpoint) }
        if let result = try? make(kept.tree) { return result }
        return try? make(try kept.treeInMemory(size: checkpoint().checkpoint.size))
    }
}

/// The nodes on the ways from some leaves to the root of a tree, and beside them: read once for all proofs, and each shown to lead
/// to the root.
private struct GenuineNodes: NodeReader {
    private var hashes: [NodeID: Hash] = [:]

    /// - Throws: `ProofError` where a tree has not all of them, or others.
    init(above leaves: [Int], in head: Head, of tree: any NodeReader) throws {
        let peaks = NodeID.covering(0..<head.size)
        var parents: Set<NodeID> = []
        for leaf in leaves {
            var node = NodeID(level: 0, index: leaf)
            while !peaks.contains(node) {
                node = NodeID(level: node.level + 1, index: node.index >> 1)
                guard parents.insert(node).inserted else { break }
            }
        }
        let ids = peaks + parents.flatMap { [$0.left, $0.right] }.sorted { $0.position < $1.position }
        let found = try tree.nodes(ids)
        guard found.count == ids.count else { throw ProofError.missingNodes(found.count, expected: ids.count) }
        hashes = Dictionary(uniqueKeysWithValues: zip(ids, found))
        let isGenuine = try CompactRange(size: head.size, hashes: Array(found[..<peaks.count])).root == head.root
        guard isGenuine, parents.allSatisfy(isMadeOfItsChildren) else { throw ProofError.rootMismatch }
    }

    private func isMadeOfItsChildren(_ node: NodeID) -> Bool {
        guard let left = hashes[node.left], let right = hashes[node.right] else { return false }
        return hashes[node] == Merkle.node(left, right)
    }

    func leaf(_ index: Int) -> Hash? { hashes[NodeID(level: 0, index: index)] }

    func nodes(_ ids: [NodeID]) -> [Hash] { ids.compactMap { hashes[$0] } }
}

extension NodeID {
    fileprivate var left: NodeID { NodeID(level: level - 1, index: index << 1) }
    fileprivate var right: NodeID { NodeID(level: level - 1, index: index << 1 | 1) }
}
