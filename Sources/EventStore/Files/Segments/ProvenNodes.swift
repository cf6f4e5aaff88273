import TransparencyLog

/// The nodes of a log's tree that are shown to lead to its root, found out bit by bit as lines are asked for.
///
/// It begins with the peaks, which together are the root. What is claimed of a node is then compared at the nearest node above it
/// that is proven; if it agrees, all nodes on the way, and their siblings, are proven as well.
struct ProvenNodes: NodeReader {
    let root: Hash
    private var hashes: [NodeID: Hash]

    /// So many nodes are remembered, some 16 MB; behind that it begins again with the peaks.
    private static let most = 1 << 18
    private let peaks: [NodeID: Hash]

    /// - Returns: `nil` unless the tree's peaks lead to the checkpoint's root.
    init?(_ checkpoint: Checkpoint, _ tree: any NodeReader) {
        let ids = NodeID.covering(0..<checkpoint.size)
        guard let found = try? tree.nodes(ids), found.count == ids.count,
            let range = try? CompactRange(size: checkpoint.size, hashes: found), range.root == checkpoint.root
        else { return nil }
        root = checkpoint.root
        peaks = Dictionary(uniqueKeysWithValues: zip(ids, found))
        hashes = peaks
    }

    func nodes(_ ids: [NodeID]) -> [Hash] { ids.compactMap { hashes[$0] } }

    subscript(node: NodeID) -> Hash? { hashes[node] }

    /// A node that somebody says has a hash.
    struct Claim {
        let node: NodeID
        let hash: Hash
    }

    /// The tree that was read does not lead to the root, so that nothing can be said.
    struct BrokenTree: Error {}

    /// Compares what is claimed with the tree. All nodes must be below the root.
    ///
    /// - Returns: the nodes of which something else was claimed than what leads to the root.
    mutating func refute(_ claims: [Claim], by tree: any NodeReader) throws -> [NodeID] {
        if hashes.count > Self.most { hashes = peaks }
        let ids = unknownNodes(around: claims)
        let found = try tree.nodes(ids)
        guard found.count == ids.count else { throw BrokenTree() }
        let kept = Dictionary(uniqueKeysWithValues: zip(ids, found))
        var refuted: [NodeID] = []
        for claim in claims where !prove(claim, kept) {
            // Is it the claim that is wrong, or what was kept?
            guard let hash = hashes[claim.node] ?? kept[claim.node], hash != claim.hash,
                prove(Claim(node: claim.node, hash: hash), kept)
            else { throw BrokenTree() }
            refuted.append(claim.node)
        }
        return refuted
    }

    /// The claimed nodes and the siblings on the ways from them up to what is proven, in the order of the flat file.
    private func unknownNodes(around claims: [Claim]) -> [NodeID] {
        var nodes: Set<NodeID> = []
        var passed: Set<NodeID> = []
        for claim in claims {
            var node = claim.node
            if hashes[node] == nil { nodes.insert(node) }
            while hashes[node] == nil, passed.insert(node).inserted {
                if hashes[node.sibling] == nil { nodes.insert(node.sibling) }
                node = node.parent
            }
        }
        return nodes.sorted { $0.position < $1.position }
    }

    private mutating func prove(_ claim: Claim, _ kept: [NodeID: Hash]) -> Bool {
        var way: [(NodeID, Hash)] = []
        var (node, hash) = (claim.node, claim.hash)
        while hashes[node] == nil {
            guard let sibling = hashes[node.sibling] ?? kept[node.sibling] else { return false }
            way += [(node, hash), (node.sibling, sibling)]
            hash = node.isRight ? Merkle.node(sibling, hash) : Merkle.node(hash, sibling)
            node = node.parent
        }
        guard hashes[node] == hash else { return false }
        for (node, hash) in way { hashes[node] = hash }
        return true
    }
}

extension NodeID {
    var isRight: Bool { index & 1 == 1 }
    var sibling: NodeID { NodeID(level: level, index: index ^ 1) }
    var parent: NodeID { NodeID(level: level + 1, index: index >> 1) }
}
