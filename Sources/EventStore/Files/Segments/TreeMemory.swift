import Synchronization
import TransparencyLog

/// What a process has found out about the tree of a log at one root, so that many questions at once prove each node once.
final class TreeMemory: Sendable {
    /// A tree that leads to a root, and what of it is proven.
    struct Known: Sendable {
        var proven: ProvenNodes
        /// Nodes that are not in the kept tree, or not right there.
        var tree: any NodeReader & Sendable
    }

    private let known = Mutex<Known?>(nil)

    func withKnown<Value>(_ body: (inout Known?) throws -> Value) rethrows -> Value {
        try known.withLock { try body(&$0) }
    }
}

/// The kept tree, and behind it the nodes of lines that were committed and are not kept yet.
struct TreeAhead: NodeReader, Sendable {
    let kept: NodeCache
    /// The first of the nodes that are in memory, by its place in the flat file.
    let start: Int
    let nodes: [UInt8]

    func nodes(_ ids: [NodeID]) throws -> [Hash] {
        let behind = try kept.nodes(ids.filter { $0.position < start })
        var rest = behind[...]
        return ids.compactMap { id in
            guard id.position >= start else { return rest.popFirst() }
            return Hash(nodes.dropFirst((id.position - start) * Hash.byteCount).prefix(Hash.byteCount))
        }
    }
}
