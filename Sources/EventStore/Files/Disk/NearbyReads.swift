/// Reads what lies close together in a file a few pages at a time, as a call to the kernel costs more than to copy a page.
struct NearbyReads: ~Copyable {
    private let file: File
    private var start = 0
    private var bytes: [UInt8] = []

    private static let page = 4096

    init(_ files: any FileSystem, _ path: String) throws(FileError) {
        file = try File(files, path, .read)
    }

    /// The bytes of a range; fewer where the file ends.
    mutating func read(_ range: Range<Int>) throws(FileError) -> ArraySlice<UInt8> {
        if range.lowerBound < start || range.upperBound > start + bytes.count {
            // Whole pages, whether what is asked for next stands before this or behind it.
            start = range.lowerBound / NearbyReads.page * NearbyReads.page
            bytes = try file.read(start..<(range.upperBound / NearbyReads.page + 1) * NearbyReads.page)
        }
        return bytes.dropFirst(range.lowerBound - start).prefix(range.count)
    }
}
