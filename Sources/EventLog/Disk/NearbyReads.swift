/// Reads what lies close together in a file a stretch at a time, as a call to the kernel costs more than to copy a few bytes.
struct NearbyReads: ~Copyable {
    private let file: File
    private var start = 0
    private var bytes: [UInt8] = []

    private static let stretch = 4096

    init(_ files: any FileSystem, _ path: String) throws(FileError) {
        file = try File(files, path, .read)
    }

    /// The bytes of a range; fewer where the file ends.
    mutating func read(_ range: Range<Int>) throws(FileError) -> ArraySlice<UInt8> {
        if range.lowerBound < start || range.upperBound > start + bytes.count {
            start = range.lowerBound
            bytes = try file.read(start..<max(range.upperBound, start + NearbyReads.stretch))
        }
        return bytes.dropFirst(range.lowerBound - start).prefix(range.count)
    }
}
