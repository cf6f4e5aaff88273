import TransparencyLog

/// The tree over the lines of all segments.
struct TreeAudit {
    /// `nil` when lines are missing.
    let root: Hash?

    /// The roots at earlier sizes, as far as the lines reach.
    let earlierRoots: [Int: Hash]

    let segments: [SegmentAudit]

    init(_ segments: [SegmentAudit], size: Int?) {
        var tree = CompactRange()
        var roots = [0: Hash.empty]
        for segment in segments {
            for (size, prefix) in segment.prefixes { roots[size] = (try? tree.appending(prefix))?.root }
            guard let next = try? tree.appending(segment.range) else { break }
            tree = next
        }
        root = size == nil || tree.size == size ? tree.root : nil
        earlierRoots = roots
        self.segments = segments
    }
}

extension CompactRange {
    /// The range together with the one that follows it.
    ///
    /// - Throws: `CompactRangeError.notAdjacent`, for example behind a segment that lacks lines.
    func appending(_ next: CompactRange) throws -> CompactRange {
        var joined = self
        try joined.append(next)
        return joined
    }
}
