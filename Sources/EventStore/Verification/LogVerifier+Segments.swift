import Synchronization
import Parallelism

extension LogVerifier {
    /// Reads all segments, side by side.
    func audit(
        _ bases: [Int], size: Int?, _ census: IDCensus, noting noted: LineMatch?,
        _ progress: @Sendable (Int) -> Void
    ) throws(LogError) -> [SegmentAudit] {
        let sizes = Set(earlier.map(\.size))
        let done = Mutex(0)
        let results = concurrently(bases) { base in
            Result { () throws(FileError) in
                var ids: [Int] = []
                let count = count(of: base, size: size)
                var audit = try SegmentAudit(
                    files, layout, base: base, count: count, sizes: sizes, noting: noted
                ) { ids.append($0) }
                if let size { audit.checkCount(count, isLast: base + layout.eventsPerSegment >= size) }
                census.add(ids, pass: 0)
                done.withLock {
                    $0 += audit.range.size
                    progress($0)
                }
                return audit
            }
        }
        return try all(results)
    }

    /// How many lines of a segment are committed; without a checkpoint, as many as it can hold.
    func count(of base: Int, size: Int?) -> Int {
        min(layout.eventsPerSegment, size.map { $0 - base } ?? layout.eventsPerSegment)
    }

    /// The segments that are there, among those that should be, and the gaps between them.
    ///
    /// A false checkpoint may speak of any number of events; what is not there takes no room here.
    func segments(_ names: [String], size: Int?) -> (bases: [Int], gaps: Findings) {
        let present = names.compactMap(Layout.base(ofSegmentNamed:))
            .filter { layout.base(of: $0) == $0 && $0 < size ?? .max }.sorted()
        var gaps = Findings(limit: LogVerifier.findingLimit)
        var next = 0
        for base in present + [size].compactMap(\.self) {
            if next < base {
                let file = layout.relative(layout.segment(base: next))
                gaps.add(.missing, LogFinding.Place(file, seq: next), .filesGone(next..<base))
            }
            next = base + layout.eventsPerSegment
        }
        return (present, gaps)
    }

    func all<Value>(_ results: [Result<Value, FileError>]) throws(LogError) -> [Value] {
        var values: [Value] = []
        do throws(FileError) { for result in results { values.append(try result.get()) } } catch { throw .file(error) }
        return values
    }

    /// Within a segment times have been compared; this compares them across.
    func timeFindings(_ audits: [SegmentAudit]) -> Findings {
        var findings = Findings(limit: LogVerifier.findingLimit)
        for (left, right) in zip(audits, audits.dropFirst()) {
            guard let last = left.lastRecorded, let first = right.firstRecorded, first < last else { continue }
            findings.add(.altered, LogFinding.Place(right.file, line: 1, seq: right.base), .goesBack(behind: last))
        }
        return findings
    }
}
