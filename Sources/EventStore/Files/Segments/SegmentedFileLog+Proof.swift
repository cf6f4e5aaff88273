import TransparencyLog

extension SegmentedFileLog {
    /// Shows that events have the lines that were committed, before anybody is told of these.
    ///
    /// - Parameter leaves: the hashes of their lines, in order.
    /// - Throws: `LogError.damaged`, naming the first event of which that is not so.
    func prove(_ events: Range<Int>, _ leaves: [Hash], in checkpoint: Checkpoint) throws(LogError) {
        var range = CompactRange(from: events.lowerBound)
        for leaf in leaves { range.append(leaf) }
        let claims = zip(NodeID.covering(events), range.hashes).map { ProvenNodes.Claim(node: $0, hash: $1) }
        guard let wrong = try refute(claims, in: checkpoint).first else { return }
        // Which of the events below the node it is.
        let below = wrong.leaves.clamped(to: events)
        try prove(below.map { ($0, leaves[$0 - events.lowerBound]) }, in: checkpoint)
        throw .damaged(.unprovable(seq: below.lowerBound))
    }

    /// The same of events here and there.
    func prove(_ events: [(seq: Int, leaf: Hash)], in checkpoint: Checkpoint) throws(LogError) {
        let claims = events.map { ProvenNodes.Claim(node: NodeID(level: 0, index: $0.seq), hash: $0.leaf) }
        guard let seq = try refute(claims, in: checkpoint).map(\.index).min() else { return }
        throw .damaged(.changed(seq: seq, at: layout.segment(base: layout.base(of: seq))))
    }

    /// The nodes of which something else is claimed than what leads to the checkpoint's root.
    private func refute(_ claims: [ProvenNodes.Claim], in checkpoint: Checkpoint) throws(LogError) -> [NodeID] {
        try withProven(in: checkpoint) { proven, tree in try proven.refute(claims, by: tree) }
    }

    /// Asks a tree that leads to the checkpoint's root: the kept one, if it does; else with the lines that are not kept yet; else
    /// made anew from all lines.
    ///
    /// - Throws: `LogError.damaged` where the lines do not lead to the root.
    func withProven<Value>(
        in checkpoint: Checkpoint, _ body: (inout ProvenNodes, any NodeReader) throws -> Value
    ) throws(LogError) -> Value {
        do {
            return try memory.withKnown { known in
                if var now = known, now.proven.root == checkpoint.root {
                    known = nil
                    defer { known = now }
                    if let value = try? body(&now.proven, now.tree) { return value }
                }
                for source in TreeSource.allCases {
                    guard let tree = try tree(from: source, checkpoint), var proven = ProvenNodes(checkpoint, tree),
                        let value = try? body(&proven, tree)
                    else { continue }
                    known = TreeMemory.Known(proven: proven, tree: tree)
                    return value
                }
                throw LogError.damaged(.unprovable(seq: max(checkpoint.size - 1, 0)))
            }
        } catch let error as LogError { throw error } catch { throw .damaged(.unprovable(seq: 0)) }
    }

    /// Where the nodes of a tree come from, the cheapest first.
    private enum TreeSource: CaseIterable { case kept, keptAndAhead, madeAnew, inMemory }

    private func tree(
        from source: TreeSource, _ checkpoint: Checkpoint
    ) throws(LogError) -> (any NodeReader & Sendable)? {
        switch source {
        case .kept: kept.tree
        case .keptAndAhead: kept.treeAhead(checkpoint)
        case .madeAnew: try treeMadeAnew(checkpoint)
        case .inMemory: try kept.treeInMemory(size: checkpoint.size)
        }
    }

    /// Makes the kept files anew under the lock, for others too; `nil` where they cannot be written, or somebody else writes. A
    /// reader waits for nobody: it may hold what a writer waits for.
    private func treeMadeAnew(_ checkpoint: Checkpoint) throws(LogError) -> NodeCache? {
        do {
            return try locked(patience: .zero) {
                _ = try kept.rebuiltTail(self.checkpoint().checkpoint)
                return kept.tree
            }
        } catch LogError.damaged(let damage) { throw .damaged(damage) } catch { return nil }
    }
}
