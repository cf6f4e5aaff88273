extension FolderLog {
    public func read(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        try checkBounds(range, size: checkpoint().checkpoint.size)
        var committed = try CommittedLines(files, layout, range, offset: offset(of: range.lowerBound))
        while let (seq, line) = try committed.next() { try body(seq, line) }
    }

    public func lines(at seqs: [Int]) throws(LogError) -> [[UInt8]] {
        let size = try checkpoint().checkpoint.size
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

    func line(at seq: Int, size: Int) throws(LogError) -> [UInt8] {
        try checkBounds(seq..<seq + 1, size: size)
        var segment = SegmentAccess(files, layout)
        return try segment.line(seq, at: try? kept.offsets.range(of: seq))
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
