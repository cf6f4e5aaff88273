/// Reads a segment line by line, front to back, in memory that depends on neither the segment nor a line.
struct SegmentReader: ~Copyable {
    private let file: File

    /// Bytes that have been read, from `start` on not yet given out.
    private var block: [UInt8] = []
    private var start = 0

    /// Where in the file `block` ends, and where the next line begins.
    private var blockEnd: Int
    private var lineStart: Int

    /// Where the file is taken to end, if it goes on: behind the most that a segment can have.
    private let limit: Int

    private static let blockLength = 256 << 10
    /// As much of a line as is ever given out: enough to see that it is too long.
    private static let longest = Layout.maximumLineLength + 1

    init(_ files: any FileSystem, _ path: String, from offset: Int = 0, limit: Int = .max) throws(FileError) {
        file = try File(files, path, .read)
        self.limit = limit
        blockEnd = offset
        lineStart = offset
    }

    /// The next line; `nil` at the end of the file.
    mutating func next() throws(FileError) -> SegmentLine? {
        var searched = 0
        while true {
            if let end = block[...].firstNewline(from: start + searched) { return takeLine(upTo: end) }
            searched = block.count - start
            guard searched < SegmentReader.longest else { return try takeOverlongLine() }
            guard try refill() else { return searched == 0 ? nil : takeRest() }
        }
    }

    private mutating func takeLine(upTo end: Int) -> SegmentLine {
        defer {
            lineStart += end + 1 - start
            start = end + 1
        }
        let range = lineStart..<lineStart + end + 1 - start
        return SegmentLine(bytes: block[start..<min(end, start + SegmentReader.longest)], range: range, isEnded: true)
    }

    private mutating func takeRest() -> SegmentLine {
        defer {
            start = block.count
            lineStart = blockEnd
        }
        return SegmentLine(bytes: block[start...], range: lineStart..<blockEnd, isEnded: false)
    }

    /// Gives the beginning of a line that nobody may write, and passes over the rest.
    private mutating func takeOverlongLine() throws(FileError) -> SegmentLine {
        let beginning = block[start..<start + SegmentReader.longest]
        var end: Int?
        repeat {
            start = block.count
            guard try refill() else { break }
            end = block[...].firstNewline(from: start)
        } while end == nil
        start = end.map { $0 + 1 } ?? block.count
        defer { lineStart = blockEnd - (block.count - start) }
        return SegmentLine(bytes: beginning, range: lineStart..<blockEnd - (block.count - start), isEnded: end != nil)
    }

    private mutating func refill() throws(FileError) -> Bool {
        block.removeSubrange(..<start)
        let kept = block.count
        start = 0
        let end = min(blockEnd + SegmentReader.blockLength, max(limit, blockEnd))
        try file.read(blockEnd..<end, into: &block)
        blockEnd += block.count - kept
        return block.count > kept
    }
}

/// A line of a segment, and where it stands.
struct SegmentLine {
    /// Without the newline. Of a line longer than the format allows only the beginning, which is still too long.
    let bytes: ArraySlice<UInt8>

    /// Offsets in the file, newline included.
    let range: Range<Int>

    /// Whether there is a newline. Only the last line of a file can lack it.
    let isEnded: Bool
}
