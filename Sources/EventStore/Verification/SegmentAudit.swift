import CanonicalJSON
import ExtendedDateTime
import TransparencyLog

/// One segment, read from its first byte to its last.
struct SegmentAudit: Sendable {
    let base: Int
    let file: String

    /// The tree over the committed lines that were found.
    private(set) var range: CompactRange

    /// The same at sizes that were asked for.
    private(set) var prefixes: [Int: CompactRange] = [:]

    private(set) var findings: Findings
    private(set) var firstRecorded: UTCInstant?
    private(set) var lastRecorded: UTCInstant?

    /// The line of event 0.
    private(set) var opening: [UInt8]?

    /// The lines that the verifier wanted to see.
    private(set) var noted: [JSONDocument] = []

    /// What stands behind the committed lines.
    private(set) var rest = (bytes: 0, lines: 0)

    /// - Parameters:
    ///   - count: how many of the segment's lines are committed.
    ///   - sizes: the sizes for `prefixes`, in events of the whole log.
    ///   - wanted: the events whose lines go to `noted`.
    ///   - collect: receives the hashes of the event ids.
    init(
        _ files: any FileSystem, _ layout: Layout, base: Int, count: Int, sizes: Set<Int> = [],
        noting wanted: LineMatch? = nil, collect: (Int) -> Void = { _ in }
    ) throws(FileError) {
        self.base = base
        file = layout.relative(layout.segment(base: base))
        range = CompactRange(from: base)
        var reader = try SegmentReader(files, layout.segment(base: base), limit: layout.largestSegment)
        var audit = LineAudit(file: file, base: base)
        var isEnded = true
        var end = 0
        while let line = try reader.next() {
            guard range.size < count else {
                rest.lines += line.isEnded ? 1 : 0
                continue
            }
            if range.leaves.upperBound == 0 { opening = Array(line.bytes) }
            if let keys = audit.check(line.bytes, noting: wanted) {
                if keys.isNoted, let document = try? JSONDocument(line.bytes) { noted.append(document) }
                if let id = keys.id { collect(id) }
            }
            range.append(Merkle.leaf(line.bytes)) { _, _ in }
            if !sizes.isEmpty, sizes.contains(range.leaves.upperBound) { prefixes[range.leaves.upperBound] = range }
            isEnded = line.isEnded
            end = line.range.upperBound
        }
        // However much that is, no more of it is read than a segment can have.
        rest.bytes = max(0, try File(files, layout.segment(base: base), .read).size() - end)
        findings = audit.findings
        (firstRecorded, lastRecorded) = (audit.firstRecorded, audit.lastRecorded)
        if !isEnded { findings.add(.altered, lastPlace, .unendedLine) }
    }

    /// Compares the number of lines with what it should be.
    ///
    /// - Parameter isLast: whether bytes behind the committed lines are no part of the log, and somebody else's concern.
    mutating func checkCount(_ count: Int, isLast: Bool) {
        let next = LogFinding.Place(file, line: range.size + 1, seq: range.leaves.upperBound)
        if range.size < count {
            findings.add(.missing, next, .tooFewLines(found: range.size, expected: count))
        }
        if rest.bytes > 0, !isLast {
            findings.add(.altered, LogFinding.Place(file, line: range.size + 1), .tooManyLines(max(rest.lines, 1)))
        }
    }

    private var lastPlace: LogFinding.Place {
        LogFinding.Place(file, line: range.size, seq: range.leaves.upperBound - 1)
    }
}
