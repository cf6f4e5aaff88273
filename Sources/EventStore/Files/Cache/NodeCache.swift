import TransparencyLog

/// The flat file of complete node hashes, in the order in which leaves complete them (`NodeID.position`).
///
/// A cache, and never believed: whoever reads it checks that what it gives leads to the checkpoint's root, which no
/// forged hash can.
struct NodeCache: NodeReader {
    let files: any FileSystem
    let path: String

    /// The hashes of nodes; fewer when the file ends before one of them.
    func nodes(_ ids: [NodeID]) throws(FileError) -> [Hash] {
        var file = try NearbyReads(files, path)
        var hashes: [Hash] = []
        hashes.reserveCapacity(ids.count)
        for id in ids {
            let start = id.position * Hash.byteCount
            guard let hash = Hash(try file.read(start..<start + Hash.byteCount)) else { break }
            hashes.append(hash)
        }
        return hashes
    }

    /// The leaves of a range, read at once; fewer when the file ends before.
    func leaves(_ range: Range<Int>) throws(FileError) -> [Hash] {
        guard !range.isEmpty else { return [] }
        let start = NodeID(level: 0, index: range.lowerBound).position
        let end = NodeID(level: 0, index: range.upperBound - 1).position + 1
        let bytes = try File(files, path, .read).read(start * Hash.byteCount..<end * Hash.byteCount)
        var hashes: [Hash] = []
        for leaf in range {
            let offset = (NodeID(level: 0, index: leaf).position - start) * Hash.byteCount
            guard offset + Hash.byteCount <= bytes.count else { break }
            guard let hash = Hash(bytes[offset..<offset + Hash.byteCount]) else { break }
            hashes.append(hash)
        }
        return hashes
    }

    /// The first `size` leaves as a compact range; `nil` when the file does not reach so far.
    func range(size: Int) throws(FileError) -> CompactRange? {
        try? CompactRange(size: size, hashes: try nodes(NodeID.covering(0..<size)))
    }

    /// How many leaves the file can hold, by its length.
    func size() throws(FileError) -> Int {
        let count = try File(files, path, .read).size() / Hash.byteCount
        // 2n - popcount(n) nodes for n leaves: n is a little more than half of them, never by more than 32.
        var size = (count + 1) / 2
        while NodeID.count(size: size + 1) <= count { size += 1 }
        return size
    }
}
