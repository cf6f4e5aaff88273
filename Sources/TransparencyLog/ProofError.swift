/// Why a proof cannot be made, or does not hold.
public enum ProofError: Error, Hashable, Sendable {
    /// Negative, or greater than `NodeID.largestTree`.
    case sizeOutOfRange(Int)
    case indexOutsideTree(index: Int, size: Int)

    /// The old size is greater than the new one, or 0 while the new one is not.
    case sizesOutOfOrder(old: Int, new: Int)

    /// A `NodeReader` gave fewer or more nodes than it was asked for.
    case missingNodes(Int, expected: Int)

    /// More or fewer hashes than a proof of these sizes has.
    case wrongLength(Int)

    /// The hashes do not lead to the old root.
    case oldRootMismatch

    /// The hashes do not lead to the root.
    case rootMismatch
}
