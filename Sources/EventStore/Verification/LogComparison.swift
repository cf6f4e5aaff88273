import TransparencyLog

/// How two copies of a log differ, event by event.
///
/// Where a log's root differs from its checkpoint and nothing was kept, another copy tells which lines it is about. Which
/// of the two is right, each log's own verification says.
public struct LogComparison: Sendable {
    public let left: Checkpoint
    public let right: Checkpoint

    /// The first events, by their `seq`, whose lines differ or stand in only one of the folders, among those that both
    /// checkpoints cover.
    public private(set) var differing: [Int] = []

    /// How many more events differ than are listed.
    public private(set) var omitted = 0

    /// The number of events that both checkpoints cover.
    public var commonSize: Int { min(left.size, right.size) }

    /// Whether one log is the beginning of the other, or they are the same.
    public var isConsistent: Bool { differing.isEmpty && left.origin.utf8.elementsEqual(right.origin.utf8) }

    private static let limit = 1000

    /// Events that are compared at once: enough to read in long stretches, few enough to hold.
    private static let stride = 256

    /// Reads both logs from the first event to the last that they have in common.
    public init(_ left: some AppendOnlyLog, _ right: some AppendOnlyLog) throws {
        self.left = try left.checkpoint().checkpoint
        self.right = try right.checkpoint().checkpoint
        for start in Swift.stride(from: 0, to: commonSize, by: Self.stride) {
            let seqs = start..<min(start + Self.stride, commonSize)
            let (a, b) = (try Self.lines(seqs, of: left), try Self.lines(seqs, of: right))
            for seq in seqs where a[seq] == nil || a[seq] != b[seq] { note(seq) }
        }
    }

    private mutating func note(_ seq: Int) {
        if differing.count < Self.limit { differing.append(seq) } else { omitted += 1 }
    }

    /// The lines of a range, as far as they are there.
    private static func lines(_ seqs: Range<Int>, of log: some AppendOnlyLog) throws -> [Int: [UInt8]] {
        var lines: [Int: [UInt8]] = [:]
        do { try log.readStored(seqs) { seq, line in lines[seq] = Array(line) } } catch LogError.damaged(.missing) {}
        return lines
    }
}
