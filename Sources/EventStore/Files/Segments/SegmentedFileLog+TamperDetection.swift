import TransparencyLog

extension SegmentedFileLog {
    /// Notices whether a segment is no longer what was committed, at the price of a look at each file's status.
    ///
    /// A segment whose file is as it was when its lines were last found good is taken to be so still. Of any other (edited by
    /// hand, copied back, grown, never looked at) every committed line is proved to lead to the checkpoint's root. So an edit is noticed
    /// early, also where nobody asks about the event; what is told of is proved in any case.
    ///
    /// - Throws: `LogError.damaged`, naming the first line that is not the one that was committed.
    public func noticeChanges() throws {
        let checkpoint = try checkpoint().checkpoint
        let known = fingerprints
        var seen = SegmentFingerprints()
        var suspects: [Range<Int>] = []
        for base in layout.bases(size: checkpoint.size) {
            let events = base..<min(base + layout.eventsPerSegment, checkpoint.size)
            // Looked at first: an edit that comes while the lines are read is noticed the next time.
            guard let status = try status(of: events) else { return }
            seen[base] = SegmentFingerprints.Fingerprint(count: events.count, status: status)
            if seen[base] != known[base] { suspects.append(events) }
        }
        for events in suspects { try read(events, of: checkpoint) { _, _ in } }
        if !suspects.isEmpty { keep(seen) }
    }

    /// `nil` on a disk that tells nothing of its files.
    private func status(of events: Range<Int>) throws(LogError) -> FileStatus? {
        let path = layout.segment(base: events.lowerBound)
        do throws(FileError) { return try files.status(of: path) } catch {
            throw error.isMissing ? .damaged(.missing(seq: events.lowerBound, at: path)) : .file(error)
        }
    }

    private var fingerprints: SegmentFingerprints {
        guard let bytes = try? files.contents(of: layout.fingerprints, limit: 1 << 24) else {
            return SegmentFingerprints()
        }
        return SegmentFingerprints(String(decoding: bytes, as: UTF8.self))
    }

    /// A failure is no error: then the lines are looked at again.
    private func keep(_ fingerprints: SegmentFingerprints) {
        let bytes = Array(fingerprints.text.utf8)
        do throws(FileError) {
            try files.makeFolder(layout.kept)
            let next = try File(openingOrCreating: layout.fingerprints + ".next", files)
            try next.truncate(to: 0)
            try next.write(bytes, at: 0)
            try files.rename(layout.fingerprints + ".next", to: layout.fingerprints)
        } catch {}
    }
}
