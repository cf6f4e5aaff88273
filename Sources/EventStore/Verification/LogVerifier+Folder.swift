import TransparencyLog

extension LogVerifier {
    /// What stands in `events/` and is no part of the log.
    func folderFindings(
        _ audits: [SegmentAudit], _ names: [String], _ checkpoint: CheckpointAudit
    ) throws(LogError) -> Findings {
        var findings = Findings(limit: LogVerifier.findingLimit)
        let bases = Set(audits.map(\.base))
        let folder = layout.relative(layout.events) + "/"
        if let last = audits.last, last.base + layout.eventsPerSegment >= checkpoint.size ?? 0 {
            findings.add(uncommitted: last)
        }
        for name in names {
            let place = LogFinding.Place(folder + name)
            if name.hasPrefix(Layout.tornPrefix) {
                findings.add(.notice, place, .setAside)
            } else if let base = Layout.base(ofSegmentNamed: name), !bases.contains(base) {
                guard layout.base(of: base) == base else {
                    findings.add(.torn, place, .foreignSegment)
                    continue
                }
                findings.add(uncommitted: try audit(base))
            } else if name.hasSuffix(".jsonl"), Layout.base(ofSegmentNamed: name) == nil {
                findings.add(.notice, place, .foreignSegment)
            }
        }
        if findings.list.contains(where: \.isUncommitted), isBeingWritten(checkpoint) {
            findings.removeAll(where: \.isUncommitted)
        }
        return findings
    }

    private func audit(_ base: Int) throws(LogError) -> SegmentAudit {
        do { return try SegmentAudit(files, layout, base: base, count: 0) } catch {
            throw .file(error)
        }
    }

    /// Whether what stands behind the committed log may be an append that is under way, or has been committed since.
    private func isBeingWritten(_ checkpoint: CheckpointAudit) -> Bool {
        do throws(FileError) {
            guard let lock = try files.lock(layout.events, patience: .zero) else { return true }
            defer { files.close(lock) }
            let now = try files.contents(of: layout.checkpoint, limit: SignedNote.maximumBytes)
            return checkpoint.signed.map { $0.bytes != now } ?? false
        } catch { return false }
    }
}

extension Findings {
    fileprivate mutating func add(uncommitted segment: SegmentAudit) {
        guard segment.rest.bytes > 0 else { return }
        let place = LogFinding.Place(segment.file, line: segment.range.size + 1)
        add(.torn, place, .uncommitted(bytes: segment.rest.bytes, lines: segment.rest.lines))
    }
}

extension LogFinding {
    fileprivate var isUncommitted: Bool {
        if case .uncommitted = fault { true } else { false }
    }
}
