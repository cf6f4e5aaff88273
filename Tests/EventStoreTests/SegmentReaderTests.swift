import Testing

@testable import EventStore

@Suite struct SegmentReaderTests {
    let disk = SimulatedDisk()

    /// The lines of a file by the plainest means.
    struct Naive {
        var lines: [(bytes: [UInt8], range: Range<Int>, isEnded: Bool)] = []

        init(_ bytes: [UInt8]) {
            var start = 0
            for (index, byte) in bytes.enumerated() where byte == 0x0A {
                lines.append((Array(bytes[start..<index]), start..<index + 1, true))
                start = index + 1
            }
            if start < bytes.count { lines.append((Array(bytes[start...]), start..<bytes.count, false)) }
        }
    }

    func check(_ bytes: [UInt8], _ what: String) throws {
        disk.replace("segment", by: bytes)
        var reader = try SegmentReader(disk, "segment")
        for line in Naive(bytes).lines {
            let read = try #require(try reader.next(), "\(what)")
            let isSame = read.bytes.elementsEqual(line.bytes.prefix(65_536))
            #expect(isSame, "\(what)")
            #expect(read.range == line.range, "\(what)")
            #expect(read.isEnded == line.isEnded, "\(what)")
        }
        #expect(try reader.next() == nil, "\(what)")
    }

    @Test(arguments: [0, 1, 2, 65_534, 65_535, 65_536, 65_537, 262_143, 262_144, 262_145, 600_000])
    func linesOfAnyLengthAreReadAroundTheEdgesOfBlocks(length: Int) throws {
        let long = [UInt8](repeating: 0x61, count: length)
        let short = Array("short\n".utf8)
        try check(long, "\(length) alone")
        try check(long + [0x0A], "\(length) ended")
        try check(short + long + [0x0A] + short, "\(length) between")
        try check(long + [0x0A] + long + [0x0A] + long, "\(length) three times")
    }

    @Test(arguments: 0..<20) func randomLinesAreReadAsTheyAre(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<40, using: &random) {
            let length = Int.random(in: 0..<(random.chance(20) ? 200_000 : 500), using: &random)
            bytes += Array(repeating: .random(in: 0x20...0x7E, using: &random), count: length) + [0x0A]
        }
        if random.chance(50) { bytes += Array("rest".utf8) }
        try check(bytes, "seed \(seed)")
    }
}
