import TransparencyLog

extension LogCache {
    /// The longest lag that is made up for by appending; behind that the files are made anew, in bounded memory.
    private static let longestLag = 1 << 16

    /// Where the committed log ends, from the lines themselves where the kept files do not say, which are then mended.
    ///
    /// Only for the holder of the lock.
    ///
    /// - Throws: `LogError.damaged` when the lines do not lead to the checkpoint's root. The kept files stay as they are
    ///   then, because they may still know which line is to blame.
    func mendedTail(_ checkpoint: Checkpoint) throws(LogError) -> AppendPoint {
        if let tail = tail(checkpoint) { return tail }
        if let tail = caughtUpTail(checkpoint) { return tail }
        return try rebuiltTail(checkpoint)
    }

    /// The kept tree with what is not kept yet, as while a writer has committed lines and not yet added them here; `nil` when more
    /// is wrong than that.
    func treeAhead(_ checkpoint: Checkpoint) -> TreeAhead? {
        guard let (growth, _) = caughtUp(checkpoint) else { return nil }
        let start = NodeID.count(size: growth.start)
        return TreeAhead(kept: tree, start: start, nodes: growth.nodes)
    }

    /// Adds the lines that a writer committed and did not live to add here; `nil` when more is wrong than that.
    private func caughtUpTail(_ checkpoint: Checkpoint) -> AppendPoint? {
        guard let (growth, lastLine) = caughtUp(checkpoint) else { return nil }
        append(growth)
        return AppendPoint(range: growth.range, end: growth.end, lastLine: lastLine)
    }

    /// What the kept files lack, and the last line, if with that they lead to the checkpoint's root.
    private func caughtUp(_ checkpoint: Checkpoint) -> (growth: PendingAppend, lastLine: [UInt8]?)? {
        guard let size = try? tree.size(), size > 0, size < checkpoint.size,
            checkpoint.size - size <= LogCache.longestLag,
            let range = try? tree.range(size: size), let last = try? offsets.range(of: size - 1)
        else { return nil }
        var growth = PendingAppend(from: AppendPoint(range: range, end: last.upperBound, lastLine: nil), layout)
        guard let lastLine = try? extend(&growth, upTo: checkpoint.size, flush: { _ in }),
            growth.range.root == checkpoint.root
        else { return nil }
        return (growth, lastLine)
    }

    /// Makes both files anew. They take the place of the old ones only when they lead to the checkpoint's root.
    func rebuiltTail(_ checkpoint: Checkpoint) throws(LogError) -> AppendPoint {
        var growth = PendingAppend(from: .empty, layout)
        let next = LogCache(files: files, layout: layout, suffix: ".next")
        next.remove()
        let lastLine = try extend(&growth, upTo: checkpoint.size) { $0.flush(next.append) }
        guard growth.range.root == checkpoint.root else {
            next.remove()
            throw .damaged(.rootDiffers(expected: checkpoint.root, found: growth.range.root))
        }
        next.replace(self)
        return AppendPoint(range: growth.range, end: growth.end, lastLine: lastLine)
    }

    /// The tree of a log that cannot be written to: 64 bytes an event.
    func treeInMemory(size: Int) throws(LogError) -> some NodeReader & Sendable {
        var growth = PendingAppend(from: .empty, layout)
        _ = try extend(&growth, upTo: size) { _ in }
        return NodesInMemory(bytes: growth.nodes)
    }

    /// Reads lines up to `size`, and calls `flush` after each segment.
    ///
    /// - Returns: the last line.
    private func extend(
        _ growth: inout PendingAppend, upTo size: Int, flush: (inout PendingAppend) -> Void
    ) throws(LogError) -> [UInt8]? {
        let lines = growth.range.size..<size
        var committed = try CommittedLines(files, layout, lines, offset: growth.end)
        var last: [UInt8]?
        while let (seq, line) = try committed.next() {
            growth.append(line)
            if seq + 1 == size { last = Array(line) }
            if seq + 1 == size || seq + 1 == layout.base(of: seq + 1) { flush(&growth) }
        }
        return last
    }

    private func remove() {
        try? files.remove(offsets.path)
        try? files.remove(tree.path)
    }

    private func replace(_ last: LogCache) {
        do throws(FileError) {
            try files.rename(offsets.path, to: last.offsets.path)
            try files.rename(tree.path, to: last.tree.path)
        } catch {}
    }
}

private struct NodesInMemory: NodeReader, Sendable {
    let bytes: [UInt8]

    func nodes(_ ids: [NodeID]) -> [Hash] {
        ids.compactMap { Hash(bytes.dropFirst($0.position * Hash.byteCount).prefix(Hash.byteCount)) }
    }
}
