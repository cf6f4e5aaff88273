import TransparencyLog

extension SegmentedFileLog {
    /// So many lines are proved at once: a subtree, of which only the root need be kept.
    private static let provedAtOnce = 256

    public func read(
        _ range: Range<Int>, of checkpoint: Checkpoint, _ body: (Int, ArraySlice<UInt8>) throws -> Void
    ) throws {
        try checkBounds(range, size: checkpoint.size)
        var committed = try CommittedLines(files, layout, range, offset: offset(of: range.lowerBound))
        var next = range.lowerBound
        while next < range.upperBound {
            let events = next..<min((next / Self.provedAtOnce + 1) * Self.provedAtOnce, range.upperBound)
            var lines = LineBlock()
            while lines.count < events.count, let (_, line) = try committed.next() { lines.append(line) }
            try prove(events, lines.leaves, in: checkpoint)
            for seq in events { try body(seq, lines[seq - events.lowerBound]) }
            next = events.upperBound
        }
    }

    public func readStored(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        var stored = try CommittedLines(files, layout, range)
        while let (seq, line) = try stored.next() { try body(seq, line) }
    }

    public func lines(at seqs: [Int], of checkpoint: Checkpoint) throws(LogError) -> [[UInt8]] {
        let lines = try unprovenLines(at: seqs, size: checkpoint.size)
        try prove(zip(seqs, lines).map { ($0, Merkle.leaf($1)) }, in: checkpoint)
        return lines
    }

    private func unprovenLines(at seqs: [Int], size: Int) throws(LogError) -> [[UInt8]] {
        for seq in seqs { try checkBounds(seq..<seq + 1, size: size) }
        let places = (try? kept.offsets.ranges(of: seqs)) ?? Array(repeating: nil, count: seqs.count)
        var lines: [[UInt8]] = Array(repeating: [], count: seqs.count)
        var segment = SegmentAccess(files, layout)
        // Segment by segment, so that each is opened once.
        for index in seqs.indices.sorted(by: { seqs[$0] < seqs[$1] }) {
            lines[index] = try segment.line(seqs[index], at: places[index])
        }
        return lines
    }

    /// Where an event's line begins in its segment, if it is not the first there and the kept offsets can be believed.
    private func offset(of seq: Int) -> Int? {
        guard seq != layout.base(of: seq), let place = try? kept.offsets.range(of: seq) else { return nil }
        var segment = SegmentAccess(files, layout)
        return segment.find(seq, at: place).map { _ in place.lowerBound }
    }

    private func checkBounds(_ range: Range<Int>, size: Int) throws(LogError) {
        guard range.lowerBound >= 0, range.upperBound <= size else { throw .outside(range, size: size) }
    }
}

/// Some lines one behind the other, until it is shown that they are the log's.
private struct LineBlock {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private(set) var leaves: [Hash] = []

    var count: Int { ends.count }

    subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    mutating func append(_ line: ArraySlice<UInt8>) {
        bytes += line
        ends.append(bytes.count)
        leaves.append(Merkle.leaf(line))
    }
}
