import TransparencyLog

extension LogCache {
    /// Where the committed log ends, by the kept files alone, in O(log n) reads; `nil` when they do not prove it.
    ///
    /// Nothing kept is believed. The nodes must lead to the checkpoint's root, which makes them genuine. The line that the
    /// offsets name must be the last event's, proved by its path to the same root; as no two events have equal lines, it
    /// can stand in only one place, and the committed log ends behind it. A segment that was altered further up is not
    /// seen here: what is signed next still stands on the hashes of the true lines, and `LogVerifier` finds the others.
    func tail(_ checkpoint: Checkpoint) -> AppendPoint? {
        let size = checkpoint.size
        guard size > 0 else { return checkpoint.root == .empty ? .empty : nil }
        guard let range = try? tree.range(size: size), range.root == checkpoint.root,
            let place = try? offsets.range(of: size - 1),
            let line = try? File(files, layout.segment(base: layout.base(of: size - 1)), .read).line(at: place),
            isLast(line, of: checkpoint)
        else { return nil }
        return AppendPoint(range: range, end: place.upperBound, lastLine: line)
    }

    private func isLast(_ line: [UInt8], of checkpoint: Checkpoint) -> Bool {
        let (index, size) = (checkpoint.size - 1, checkpoint.size)
        guard let proof = try? tree.inclusionProof(index: index, size: size) else { return false }
        let leaf = Merkle.leaf(line)
        return (try? Merkle.verifyInclusion(leaf: leaf, index: index, size: size, root: checkpoint.root, proof: proof))
            != nil
    }
}
