import TransparencyLog

/// What the kept files grow by when lines are appended.
struct PendingAppend {
    /// The tree behind the last line.
    private(set) var range: CompactRange

    /// Where the last line ends in its segment.
    private(set) var end: Int

    /// The bytes to append to the kept tree and to the kept offsets, and the size from which they follow.
    private(set) var nodes: [UInt8] = []
    private(set) var ends: [UInt8] = []
    private(set) var start: Int

    private let eventsPerSegment: Int

    init(from tail: AppendPoint, _ layout: Layout) {
        range = tail.range
        end = tail.end
        start = tail.range.size
        eventsPerSegment = layout.eventsPerSegment
    }

    /// Adds a line, given without its newline.
    mutating func append(_ line: some Collection<UInt8>) {
        if range.size & (eventsPerSegment - 1) == 0 { end = 0 }
        end += line.count + 1
        PendingAppend.extend(&range, &nodes, by: Merkle.leaf(line))
        OffsetCache.append(end, to: &ends)
    }

    /// Forgets what has been written to the kept files.
    mutating func flush(_ write: (PendingAppend) -> Void) {
        write(self)
        nodes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        start = range.size
    }

    private static func extend(_ range: inout CompactRange, _ nodes: inout [UInt8], by leaf: Hash) {
        range.append(leaf) { _, hash in hash.withUnsafeBytes { nodes.append(contentsOf: $0) } }
    }
}
