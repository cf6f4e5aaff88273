import TransparencyLog
import Parallelism

extension LogVerifier {
    /// Where the lines do not lead to the checkpoint's root: which of them, as far as that can be known.
    ///
    /// - Parameter known: what has been found so far; no line is accused twice.
    func rootFindings(
        _ tree: TreeAudit, _ size: Int?, _ root: Hash?, known: Findings
    ) throws(LogError) -> Findings {
        var findings = Findings(limit: LogVerifier.findingLimit)
        guard let size, let root, tree.root != root else { return findings }
        let kept = keptTree(size: size)
        if let kept, kept.root == root {
            return try comparison(of: tree.segments, with: kept, known: known)
        }
        let checkpoint = LogFinding.Place(layout.relative(layout.checkpoint))
        if let kept, kept.root == tree.root {
            findings.add(.altered, checkpoint, .checkpointRootDiffers(kept: kept.root))
        } else if tree.root != nil {
            let sound = earlier.soundSize(below: size, tree.earlierRoots)
            findings.add(.altered, checkpoint, .rootDiffers(expected: root, found: tree.root, among: sound..<size))
        }
        return findings
    }

    private func keptTree(size: Int) -> CacheAudit? {
        let tree = LogCache(files: files, layout: layout).tree
        guard let keptSize = try? tree.size(), keptSize >= size else { return nil }
        let bases = Array(layout.bases(size: size))
        let ranges = concurrently(bases) { base -> CompactRange? in
            let leaves = base..<base + count(of: base, size: size)
            guard let hashes = try? tree.leaves(leaves), hashes.count == leaves.count else { return nil }
            var range = CompactRange(from: base)
            for hash in hashes { range.append(hash) { _, _ in } }
            return range
        }
        return CacheAudit(ranges.compactMap(\.self), size: size)
    }

    private func comparison(
        of segments: [SegmentAudit], with kept: CacheAudit, known: Findings
    ) throws(LogError) -> Findings {
        var findings = Findings(limit: LogVerifier.findingLimit)
        let tree = LogCache(files: files, layout: layout).tree
        for segment in segments {
            let range = kept.ranges[segment.base / layout.eventsPerSegment]
            guard segment.range != range else { continue }
            do throws(FileError) {
                var comparison = CacheComparison(segment, leaves: try tree.leaves(range.leaves))
                var reader = try SegmentReader(
                    files, layout.segment(base: segment.base), limit: layout.largestSegment)
                for _ in 0..<segment.range.size { if let line = try reader.next() { comparison.check(line.bytes) } }
                for finding in comparison.finish() where !known.holdsAlteration(at: finding.place) {
                    findings.add(finding)
                }
            } catch { throw .file(error) }
        }
        return findings
    }
}

/// The tree over the kept leaf hashes.
struct CacheAudit {
    let ranges: [CompactRange]
    let root: Hash

    /// `nil` unless the ranges are the whole log.
    init?(_ ranges: [CompactRange], size: Int) {
        guard let tree = try? ranges.reduce(CompactRange(), { try $0.appending($1) }), tree.size == size else {
            return nil
        }
        self.ranges = ranges
        root = tree.root
    }
}
