/// Where the complete nodes of a log are kept: a file, a server, an array.
public protocol NodeReader {
    /// The hashes of the given nodes, in the same order.
    func nodes(_ ids: [NodeID]) throws -> [Hash]
}

extension NodeReader {
    /// The root of the log's first `size` leaves, from at most log2(`size`) + 1 nodes.
    public func root(size: Int) throws -> Hash {
        try checkSize(size)
        guard size > 0 else { return .empty }
        return try subtrees([0..<size])[0]
    }

    /// The proof that a leaf is in the log of `size` leaves: the siblings on its way to the root, from the bottom up
    /// (RFC 9162 section 2.1.3.1).
    public func inclusionProof(index: Int, size: Int) throws -> [Hash] {
        try checkSize(size)
        guard 0 <= index, index < size else { throw ProofError.indexOutsideTree(index: index, size: size) }
        var (tree, siblings) = (0..<size, [Range<Int>]())
        while tree.count > 1 {
            let (left, right) = split(tree)
            siblings.append(left.contains(index) ? right : left)
            tree = left.contains(index) ? left : right
        }
        return try subtrees(siblings.reversed())
    }

    /// The proof that the log of `old` leaves is the beginning of the log of `new` leaves (RFC 9162 section 2.1.4.1).
    ///
    /// It is empty for equal sizes. From an empty log nothing can be proved, nor need be, so `old` must not be 0 unless
    /// `new` is.
    public func consistencyProof(from old: Int, to new: Int) throws -> [Hash] {
        try checkSize(new)
        guard old == new && old >= 0 || 0 < old && old < new else {
            throw ProofError.sizesOutOfOrder(old: old, new: new)
        }
        var (tree, parts) = (0..<new, [Range<Int>]())
        while tree.upperBound != old {
            let (left, right) = split(tree)
            parts.append(old <= left.upperBound ? right : left)
            tree = old <= left.upperBound ? left : right
        }
        // A verifier who knows the old root knows this subtree when it is the whole of the old tree.
        if tree.lowerBound != 0 { parts.append(tree) }
        return try subtrees(parts.reversed())
    }

    private func checkSize(_ size: Int) throws(ProofError) {
        guard (0...NodeID.largestTree).contains(size) else { throw .sizeOutOfRange(size) }
    }

    /// A tree's two children: the left one holds the largest power of two of leaves that is less than all.
    private func split(_ tree: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
        let half = 1 << (Int.bitWidth - 1 - (tree.count - 1).leadingZeroBitCount)
        let middle = tree.lowerBound + half
        return (tree.lowerBound..<middle, middle..<tree.upperBound)
    }

    /// The hashes of subtrees, each from its complete nodes, all read at once.
    private func subtrees(_ ranges: [Range<Int>]) throws -> [Hash] {
        let nodes = ranges.map(NodeID.covering)
        let ids = Array(nodes.joined())
        let hashes = try self.nodes(ids)
        guard hashes.count == ids.count else { throw ProofError.missingNodes(hashes.count, expected: ids.count) }
        var rest = hashes[...]
        return nodes.map { part in
            defer { rest = rest.dropFirst(part.count) }
            return CompactRange.fold(rest.prefix(part.count)) ?? .empty
        }
    }
}
