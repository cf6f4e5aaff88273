import EventStore
import TransparencyLog
import Parallelism

/// The leaves and the tree of a log as `verify` makes them, on all cores, and nothing else: how long the process takes is the
/// figure.
enum HashingBenchmark {
    static func run(ledger folder: String) throws {
        let log = try SegmentedFileLog(folder: folder)
        let head = try log.head()
        let ranges = concurrently(Array(log.layout.bases(size: head.size))) { base in
            Result { try range(of: base..<min(base + log.layout.eventsPerSegment, head.size), in: log) }
        }
        var whole = CompactRange()
        for range in ranges { try whole.append(range.get()) }
        precondition(whole.root == head.root, "the hashes are those of the log")
        print(whole.root)
    }

    private static func range(of segment: Range<Int>, in log: SegmentedFileLog) throws -> CompactRange {
        var range = CompactRange(from: segment.lowerBound)
        try log.read(segment) { _, line in range.append(Merkle.leaf(line)) }
        return range
    }
}
