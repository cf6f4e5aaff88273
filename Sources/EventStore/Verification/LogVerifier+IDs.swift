import Synchronization
import Parallelism

extension LogVerifier {
    /// The events whose id an earlier event has. The first pass's ids have been collected along with everything else.
    func idFindings(
        _ bases: [Int], size: Int?, _ census: IDCensus, _ progress: @Sendable (Int) -> Void
    ) throws(LogError) -> Findings {
        var suspects = census.takeSuspects()
        for pass in 1..<max(census.passes, 1) where census.passes > 1 {
            let results = concurrently(bases) { base in
                Result { () throws(FileError) in
                    var hashes: [Int] = []
                    try read(base, size: size) { _, line in
                        if let id = line.withUnsafeBufferPointer({ LineKeys($0)?.id }) { hashes.append(id) }
                    }
                    census.add(hashes, pass: pass)
                }
            }
            _ = try all(results)
            suspects.formUnion(census.takeSuspects())
        }
        return suspects.isEmpty ? Findings(limit: 0) : try repeatedIDs(among: suspects, bases, size: size)
    }

    private func repeatedIDs(among suspects: Set<Int>, _ bases: [Int], size: Int?) throws(LogError) -> Findings {
        var findings = Findings(limit: LogVerifier.findingLimit)
        var first: [String: Int] = [:]
        for base in bases {
            let suspected: [(id: String, line: Int)]
            do { suspected = try ids(base, size: size, among: suspects) } catch { throw .file(error) }
            for (id, line) in suspected {
                let seq = base + line - 1
                guard let earlier = first[id] else {
                    first[id] = seq
                    continue
                }
                let file = layout.relative(layout.segment(base: base))
                findings.add(.altered, LogFinding.Place(file, line: line, seq: seq), .repeatedID(firstSeq: earlier))
            }
        }
        return findings
    }

    /// The ids in a segment with one of these hashes, and the lines, from 1, on which they stand.
    private func ids(
        _ base: Int, size: Int?, among suspects: Set<Int>
    ) throws(FileError) -> [(id: String, line: Int)] {
        var ids: [(id: String, line: Int)] = []
        try read(base, size: size) { number, line in
            guard let hash = line.withUnsafeBufferPointer({ LineKeys($0)?.id }), suspects.contains(hash) else { return }
            if let id = LogKeys(line: line)?.id { ids.append((id, number)) }
        }
        return ids
    }

    /// Reads the committed lines of a segment, with their numbers from 1.
    private func read(
        _ base: Int, size: Int?, _ body: (_ number: Int, _ line: ArraySlice<UInt8>) -> Void
    ) throws(FileError) {
        let path = layout.segment(base: base)
        guard try files.exists(path) else { return }
        var reader = try SegmentReader(files, path)
        for number in 1...count(of: base, size: size) {
            guard let line = try reader.next() else { return }
            body(number, line.bytes)
        }
    }
}
