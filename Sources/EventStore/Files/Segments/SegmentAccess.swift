/// Reads single lines, and keeps the segment of the last one open.
struct SegmentAccess: ~Copyable {
    private let files: any FileSystem
    private let layout: Layout
    private var base = -1
    private var file: File?

    init(_ files: any FileSystem, _ layout: Layout) {
        self.files = files
        self.layout = layout
    }

    /// An event's line.
    ///
    /// - Parameter place: where the line stands, if that is known. When it is not, or wrong, the segment is read up to the
    ///   line. Nothing kept is mended: that is for whoever holds the lock.
    mutating func line(_ seq: Int, at place: Range<Int>?) throws(LogError) -> [UInt8] {
        if let place, let line = find(seq, at: place) { return line }
        var committed = try CommittedLines(files, layout, seq..<seq + 1)
        return try committed.next().map { Array($0.line) } ?? []
    }

    /// The line at a place; `nil` unless it is the event's.
    mutating func find(_ seq: Int, at place: Range<Int>) -> [UInt8]? {
        guard (try? open(seq)) != nil, let line = try? file?.line(at: place) else { return nil }
        return line.withUnsafeBufferPointer { LineKeys($0) }?.seq == seq ? line : nil
    }

    private mutating func open(_ seq: Int) throws(FileError) {
        guard base != layout.base(of: seq) else { return }
        file = try File(files, layout.segment(base: layout.base(of: seq)), .read)
        base = layout.base(of: seq)
    }
}

extension File {
    /// The line at a place of a segment, newline included there and left out here; `nil` when no line stands there.
    func line(at place: Range<Int>) throws(FileError) -> [UInt8]? {
        guard place.count <= Layout.maximumLineLength + 1 else { return nil }
        // One byte more, the newline in front.
        let start = max(place.lowerBound - 1, 0)
        var bytes = try read(start..<place.upperBound)[...]
        guard bytes.count == place.upperBound - start else { return nil }
        if start < place.lowerBound, bytes.popFirst() != UInt8(ascii: "\n") { return nil }
        guard bytes.popLast() == UInt8(ascii: "\n"), !bytes.contains(UInt8(ascii: "\n")) else { return nil }
        return Array(bytes)
    }
}
