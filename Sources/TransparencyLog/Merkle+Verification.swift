extension Merkle {
    /// Checks that a leaf is at an index of the log that a root stands for (RFC 9162 section 2.1.3.2).
    ///
    /// - Throws: `ProofError` unless the proof has exactly the hashes it must have and they lead to the root.
    public static func verifyInclusion(
        leaf: Hash, index: Int, size: Int, root: Hash, proof: [Hash]
    ) throws(ProofError) {
        guard 0 <= index, index < size else { throw .indexOutsideTree(index: index, size: size) }
        var (position, last, hash) = (index, size - 1, leaf)
        for sibling in proof {
            guard last != 0 else { throw .wrongLength(proof.count) }
            if isRightBorder(position, last) {
                hash = node(sibling, hash)
                climbToRightChild(&position, &last)
            } else {
                hash = node(hash, sibling)
            }
            (position, last) = (position >> 1, last >> 1)
        }
        guard last == 0 else { throw .wrongLength(proof.count) }
        guard hash == root else { throw .rootMismatch }
    }

    /// Checks that an older log is the beginning of a newer one (RFC 9162 section 2.1.4.2).
    ///
    /// Equal sizes need equal roots and an empty proof. From a log of no leaves there is no proof: the RFC defines
    /// none, and every log begins with it.
    ///
    /// - Throws: `ProofError` unless the proof has exactly the hashes it must have and they lead to both roots.
    public static func verifyConsistency(
        from old: (size: Int, root: Hash), to new: (size: Int, root: Hash), proof: [Hash]
    ) throws(ProofError) {
        guard old.size != new.size else { return try verifySame(old, new, proof) }
        guard 0 < old.size, old.size < new.size else { throw .sizesOutOfOrder(old: old.size, new: new.size) }

        // Where the old tree is a complete subtree of the new one its root is the first hash, and is left out.
        var path = proof[...]
        let isComplete = old.size & (old.size - 1) == 0
        guard let first = isComplete && !proof.isEmpty ? old.root : path.popFirst() else { throw .wrongLength(0) }

        var (position, last) = (old.size - 1, new.size - 1)
        while position & 1 == 1 { (position, last) = (position >> 1, last >> 1) }
        var (oldHash, newHash) = (first, first)
        for hash in path {
            guard last != 0 else { throw .wrongLength(proof.count) }
            if isRightBorder(position, last) {
                oldHash = node(hash, oldHash)
                newHash = node(hash, newHash)
                climbToRightChild(&position, &last)
            } else {
                newHash = node(newHash, hash)
            }
            (position, last) = (position >> 1, last >> 1)
        }
        guard last == 0 else { throw .wrongLength(proof.count) }
        guard oldHash == old.root else { throw .oldRootMismatch }
        guard newHash == new.root else { throw .rootMismatch }
    }

    private static func verifySame(
        _ old: (size: Int, root: Hash), _ new: (size: Int, root: Hash), _ proof: [Hash]
    ) throws(ProofError) {
        guard old.size >= 0 else { throw .sizeOutOfRange(old.size) }
        guard proof.isEmpty else { throw .wrongLength(proof.count) }
        guard old.root == new.root else { throw .rootMismatch }
    }

    /// Whether the next hash stands to the left: the node is a right child, or the last of its level.
    private static func isRightBorder(_ position: Int, _ last: Int) -> Bool { position & 1 == 1 || position == last }

    /// The last node of a level may have no sibling there: it moves up as it is until it is a right child.
    private static func climbToRightChild(_ position: inout Int, _ last: inout Int) {
        while position & 1 == 0, position != 0 { (position, last) = (position >> 1, last >> 1) }
    }
}
