import TransparencyLog

/// Tells which lines of a segment are not those that were committed, by the hashes that were kept of them.
struct CacheComparison {
    private let segment: SegmentAudit

    /// The events by their hashes.
    private let committed: [Hash: Int]

    /// The event that should come next.
    private var expected: Int
    private var line = 0
    private var seen: Set<Int> = []
    private var altered: Set<Int> = []
    private var findings: [LogFinding] = []

    init(_ segment: SegmentAudit, leaves: [Hash]) {
        self.segment = segment
        expected = segment.base
        committed = Dictionary(zip(leaves, segment.base...)) { first, _ in first }
    }

    /// Compares the next line.
    mutating func check(_ bytes: ArraySlice<UInt8>) {
        line += 1
        guard let seq = committed[Merkle.leaf(bytes)] else {
            addFinding(.differsFromKept)
            altered.insert(expected)
            expected += 1
            return
        }
        guard seen.insert(seq).inserted else { return addFinding(.copied(of: seq)) }
        if seq != expected { addFinding(.belongsTo(seq: seq)) }
        // Behind a gap the lines are in order again; a line from further up changes nothing for those behind it.
        if seq >= expected { expected = seq + 1 }
    }

    /// All findings, once every line has been compared.
    func finish() -> [LogFinding] {
        let gone = Set(committed.values).subtracting(seen).subtracting(altered).sorted()
        return findings + gone.map { LogFinding(.missing, LogFinding.Place(segment.file, seq: $0), .lineGone) }
    }

    private mutating func addFinding(_ fault: LogFault) {
        findings.append(LogFinding(.altered, LogFinding.Place(segment.file, line: line, seq: expected), fault))
    }
}
