import TransparencyLog

extension FolderLog {
    public func inclusionProof(of seq: Int, in head: Head) throws(LogError) -> [Hash] {
        guard 0 <= seq, seq < head.size else { throw .outside(seq..<seq + 1, size: head.size) }
        let leaf = Merkle.leaf(try line(at: seq))
        let proof = try fromTree { tree in
            let proof = try tree.inclusionProof(index: seq, size: head.size)
            try Merkle.verifyInclusion(leaf: leaf, index: seq, size: head.size, root: head.root, proof: proof)
            return proof
        }
        guard let proof else { throw .damaged(.unprovable(seq: seq)) }
        return proof
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
