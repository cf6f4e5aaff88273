/// A complete node of a tree: the hash over the 2^`level` leaves from `index` * 2^`level` on.
///
/// Such a node never changes while the log grows. So all of them fit in one flat file to which every leaf appends the
/// nodes that it completes, itself first and then upwards: 0, 1, (0-1), 2, 3, (2-3), (0-3), 4, ...
public struct NodeID: Hashable, Sendable {
    /// 0 for leaves.
    public let level: Int

    /// Position among the nodes of the level, from 0.
    public let index: Int

    /// - Parameters:
    ///   - level: 0 for leaves.
    ///   - index: from the left, from 0.
    public init(level: Int, index: Int) {
        self.level = level
        self.index = index
    }

    /// The most leaves that a tree can have here, so that positions can be counted. No log comes near.
    public static let largestTree = 1 << 60

    /// The leaves below the node.
    public var leaves: Range<Int> { index << level..<(index + 1) << level }

    /// Whether the node is the right child of its parent, and thus completes it.
    var isRight: Bool { index & 1 == 1 }

    var parent: NodeID { NodeID(level: level + 1, index: index >> 1) }

    /// The node's place in the flat file, counted in hashes from 0: behind everything that earlier leaves completed,
    /// and behind the nodes below it that its own last leaf completed.
    public var position: Int { NodeID.count(size: leaves.upperBound - 1) + level }

    /// How many complete nodes a log of `size` leaves has: a leaf for each, and for each leaf but one in every complete
    /// subtree the node that joins it to its neighbour.
    public static func count(size: Int) -> Int { 2 * size - size.nonzeroBitCount }

    /// The fewest complete nodes that together cover a range of leaves, from left to right.
    public static func covering(_ leaves: Range<Int>) -> [NodeID] {
        var nodes: [NodeID] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let largest = Int.bitWidth - 1 - (leaves.upperBound - start).leadingZeroBitCount
            let level = min(start.trailingZeroBitCount, largest)
            nodes.append(NodeID(level: level, index: start >> level))
            start += 1 << level
        }
        return nodes
    }
}
