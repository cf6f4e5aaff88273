/// The fewest hashes that stand for a run of leaves: all that is needed to append to a log, to merge with the run that
/// follows, and to give the root.
///
/// A range that begins at 0 is a whole log. Others let several cores hash parts of a log side by side:
///
///     var left = CompactRange(), right = CompactRange(from: 4096)
///     ...
///     try left.append(right)
///     left.root
///
/// For a log of `n` leaves there are as many hashes as `n` has bits set.
public struct CompactRange: Hashable, Sendable {
    /// The leaves covered, by their indices.
    public private(set) var leaves: Range<Int>

    /// The hashes of the nodes that `NodeID.covering(leaves)` names, from left to right.
    public private(set) var hashes: [Hash]

    /// No leaves yet; the first to be appended has the index `start`.
    public init(from start: Int = 0) {
        leaves = start..<start
        hashes = []
    }

    /// The whole log of the first `size` leaves, from its kept hashes.
    public init(size: Int, hashes: [Hash]) throws(CompactRangeError) {
        guard size >= 0 else { throw .sizeOutOfRange(size) }
        try self.init(leaves: 0..<size, hashes: hashes)
    }

    /// Any run of leaves, from its kept hashes.
    public init(leaves: Range<Int>, hashes: [Hash]) throws(CompactRangeError) {
        guard leaves.lowerBound >= 0, leaves.upperBound <= NodeID.largestTree else {
            throw .sizeOutOfRange(leaves.upperBound)
        }
        let expected = NodeID.covering(leaves).count
        guard hashes.count == expected else { throw .wrongHashCount(hashes.count, expected: expected) }
        self.leaves = leaves
        self.hashes = hashes
    }

    /// The number of leaves covered.
    public var size: Int { leaves.count }

    /// Appends a leaf by its hash.
    public mutating func append(_ leaf: Hash) {
        append(leaf) { _, _ in }
    }

    /// Appends a leaf by its hash.
    ///
    /// - Parameter completed: receives the leaf and then each node that it completes, upwards: for a range from 0
    ///   exactly what the flat file of complete nodes grows by, in its order.
    public mutating func append<Failure: Error>(
        _ leaf: Hash, completed: (NodeID, Hash) throws(Failure) -> Void
    ) throws(Failure) {
        let node = NodeID(level: 0, index: leaves.upperBound)
        try completed(node, leaf)
        try push(leaf, at: node, completed)
    }

    /// Appends the range that follows this one.
    public mutating func append(_ next: CompactRange) throws(CompactRangeError) {
        guard next.leaves.lowerBound == leaves.upperBound else { throw .notAdjacent(leaves, next.leaves) }
        for (node, hash) in zip(NodeID.covering(next.leaves), next.hashes) { push(hash, at: node) { _, _ in } }
    }

    /// The root of the log of `size` leaves (RFC 9162 section 2.1.1). Only for a range that begins at 0.
    public var root: Hash {
        precondition(leaves.lowerBound == 0, "only a range from leaf 0 has a root")
        return CompactRange.fold(hashes[...]) ?? .empty
    }

    /// Joins the hashes of ever smaller complete subtrees, from the right.
    static func fold(_ hashes: ArraySlice<Hash>) -> Hash? {
        guard let last = hashes.last else { return nil }
        return hashes.dropLast().reversed().reduce(last) { right, left in Merkle.node(left, right) }
    }

    /// Adds a complete node behind the last one, and joins it with its left neighbours as long as they are covered.
    private mutating func push<Failure: Error>(
        _ hash: Hash, at node: NodeID, _ completed: (NodeID, Hash) throws(Failure) -> Void
    ) throws(Failure) {
        var (hash, node) = (hash, node)
        let end = node.leaves.upperBound
        while node.isRight, node.parent.leaves.lowerBound >= leaves.lowerBound, let left = hashes.popLast() {
            hash = Merkle.node(left, hash)
            node = node.parent
            try completed(node, hash)
        }
        hashes.append(hash)
        leaves = leaves.lowerBound..<end
    }
}

/// Why hashes are no compact range, or two of them do not fit together.
public enum CompactRangeError: Error, Hashable, Sendable {
    case sizeOutOfRange(Int)
    case wrongHashCount(Int, expected: Int)
    case notAdjacent(Range<Int>, Range<Int>)
}
