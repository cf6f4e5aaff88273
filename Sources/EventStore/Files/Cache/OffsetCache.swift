/// Where each line ends in its segment, newline included: four bytes an event, the lowest first.
///
/// A cache, and never believed: a line found by it is checked to be the right one.
struct OffsetCache {
    let files: any FileSystem
    let layout: Layout
    let path: String

    static let width = 4

    /// Where an event's line stands in its segment, newline included; `nil` when the file does not say.
    func range(of seq: Int) throws(FileError) -> Range<Int>? {
        try ranges(of: [seq])[0]
    }

    func ranges(of seqs: [Int]) throws(FileError) -> [Range<Int>?] {
        var file = try NearbyReads(files, path)
        var ranges: [Range<Int>?] = []
        for seq in seqs {
            let isFirst = seq == layout.base(of: seq)
            let from = (isFirst ? seq : seq - 1) * OffsetCache.width
            let ends = OffsetCache.decode(try file.read(from..<(seq + 1) * OffsetCache.width))
            let start = isFirst ? 0 : ends.first
            guard let start, let end = ends.last, ends.count == (isFirst ? 1 : 2), start < end else {
                ranges.append(nil)
                continue
            }
            ranges.append(start..<end)
        }
        return ranges
    }

    func size() throws(FileError) -> Int { try File(files, path, .read).size() / OffsetCache.width }

    static func append(_ end: Int, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 8 * width, by: 8) { bytes.append(UInt8(truncatingIfNeeded: end >> shift)) }
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> [Int] {
        stride(from: bytes.startIndex, to: bytes.endIndex - width + 1, by: width).map { start in
            bytes[start..<start + width].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
    }
}
