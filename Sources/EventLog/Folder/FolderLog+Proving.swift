import TransparencyLog

extension FolderLog {
    public func inclusionProofs(of seqs: [Int], in head: Head) throws(LogError) -> [[Hash]] {
        for seq in seqs where !(0..<head.size).contains(seq) { throw .outside(seq..<seq + 1, size: head.size) }
        let leaves = try lines(at: seqs).map { Merkle.leaf($0) }
        var unproved = seqs.first ?? 0
        let proofs = try fromTree { tree in
            let nodes = NodesReadOnce(of: tree)
            return try zip(seqs, leaves).map { seq, leaf in
                unproved = seq
                let proof = try nodes.inclusionProof(index: seq, size: head.size)
                try Merkle.verifyInclusion(leaf: leaf, index: seq, size: head.size, root: head.root, proof: proof)
                return proof
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

/// The nodes of a tree, each read once for all proofs that it is part of.
private final class NodesReadOnce: NodeReader {
    private let tree: any NodeReader
    private var known: [NodeID: Hash] = [:]

    init(of tree: any NodeReader) { self.tree = tree }

    func nodes(_ ids: [NodeID]) throws -> [Hash] {
        let unknown = ids.filter { known[$0] == nil }
        if !unknown.isEmpty {
            for (id, hash) in zip(unknown, try tree.nodes(unknown)) { known[id] = hash }
        }
        return ids.compactMap { known[$0] }
    }
}
