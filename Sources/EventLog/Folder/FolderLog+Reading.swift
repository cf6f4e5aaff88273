extension FolderLog {
    public func read(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        try checkBounds(range, size: checkpoint().checkpoint.size)
        var committed = try CommittedLines(files, layout, range, offset: offset(of: range.lowerBound))
        while let (seq, line) = try committed.next() { try body(seq, line) }
    }

    public func lines(at seqs: [Int]) throws(LogError) -> [[UInt8]] {
        let size = try checkpoint().checkpoint.size
        var lines: [[UInt8]] = []
        lines.reserveCapacity(seqs.count)
        for seq in seqs { lines.append(try line(at: seq, size: size)) }
        return lines
    }

    func line(at seq: Int, size: Int) throws(LogError) -> [UInt8] {
        try checkBounds(seq..<seq + 1, size: size)
        if let place = try? kept.offsets.range(of: seq), let line = try? kept.line(at: place, of: seq),
            LogKeys(line: line)?.seq == seq
        {
            return line
        }
        // No more than this segment is read, and nothing kept is mended: that is for whoever holds the lock.
        var committed = try CommittedLines(files, layout, seq..<seq + 1)
        return try committed.next().map { Array($0.line) } ?? []
    }

    /// Where an event's line begins in its segment, if it is not the first there and the kept offsets can be believed.
    private func offset(of seq: Int) -> Int? {
        guard seq != layout.base(of: seq), let place = try? kept.offsets.range(of: seq),
            let line = try? kept.line(at: place, of: seq),
            LogKeys(line: line)?.seq == seq
        else { return nil }
        return place.lowerBound
    }

    private func checkBounds(_ range: Range<Int>, size: Int) throws(LogError) {
        guard range.lowerBound >= 0, range.upperBound <= size else { throw .outside(range, size: size) }
    }
}
