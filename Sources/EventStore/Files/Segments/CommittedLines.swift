/// Reads the lines of committed events in order, across segments.
struct CommittedLines: ~Copyable {
    private let files: any FileSystem
    private let layout: Layout
    private var rest: Range<Int>
    private var reader: SegmentReader?

    /// - Parameter offset: where the first line begins in its segment, if it is known.
    init(_ files: any FileSystem, _ layout: Layout, _ seqs: Range<Int>, offset: Int? = nil) throws(LogError) {
        self.files = files
        self.layout = layout
        rest = seqs
        guard let first = seqs.first, first != layout.base(of: first) else { return }
        if let offset {
            reader = try open(first, from: offset)
        } else {
            rest = layout.base(of: first)..<seqs.upperBound
            while rest.lowerBound < first { _ = try next() }
        }
    }

    /// The next event; `nil` behind the last.
    mutating func next() throws(LogError) -> (seq: Int, line: ArraySlice<UInt8>)? {
        guard let seq = rest.first else { return nil }
        if seq == layout.base(of: seq) { reader = try open(seq, from: 0) }
        let line: SegmentLine?
        do { line = try reader?.next() } catch { throw .file(error) }
        guard let line, line.isEnded else { throw missing(seq) }
        rest = seq + 1..<rest.upperBound
        return (seq, line.bytes)
    }

    private func open(_ seq: Int, from offset: Int) throws(LogError) -> SegmentReader {
        do throws(FileError) {
            return try SegmentReader(
                files, layout.segment(base: layout.base(of: seq)), from: offset, limit: layout.largestSegment)
        } catch {
            throw error.isMissing ? missing(seq) : .file(error)
        }
    }

    private func missing(_ seq: Int) -> LogError {
        .damaged(.missing(seq: seq, at: layout.segment(base: layout.base(of: seq))))
    }
}
