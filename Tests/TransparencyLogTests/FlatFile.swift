import TransparencyLog

/// The flat file of complete nodes, in memory.
struct FlatFile: NodeReader {
    private(set) var hashes: [Hash] = []

    init(leaves: [Hash]) {
        var range = CompactRange()
        for leaf in leaves { range.append(leaf) { _, hash in hashes.append(hash) } }
    }

    func nodes(_ ids: [NodeID]) -> [Hash] { ids.map { hashes[$0.position] } }
}

/// Leaves that differ from each other.
func leafHashes(_ count: Int) -> [Hash] { (0..<count).map { Merkle.leaf(Array("leaf \($0)".utf8)) } }
