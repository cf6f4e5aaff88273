import TransparencyLog

extension FolderLog {
    /// Notices whether a segment is no longer what was committed, at the price of a look at each file's status.
    ///
    /// A segment whose file is as it was when its lines were last found good is taken to be so still. Of any other (edited by
    /// hand, copied back, grown, never looked at) every committed line is compared with the hash that is kept of it; where
    /// no hashes are kept that lead to the checkpoint, all lines are hashed to its root. That finds whatever an editor, a
    /// merge or a failing disk has done. Whoever can write to `.chancery/` too can hide from it, and not from `LogVerifier`.
    ///
    /// - Throws: `LogError.damaged`, naming the first line that is not the one that was committed.
    public func noticeChanges() throws(LogError) {
        let checkpoint = try checkpoint().checkpoint
        let known = stamps
        var seen = SegmentStamps()
        var suspects: [Range<Int>] = []
        for base in layout.bases(size: checkpoint.size) {
            let events = base..<min(base + layout.eventsPerSegment, checkpoint.size)
            // Looked at first: an edit that comes while the lines are read is noticed the next time.
            guard let status = try status(of: events) else { return }
            seen[base] = SegmentStamps.Stamp(count: events.count, status: status)
            if seen[base] != known[base] { suspects.append(events) }
        }
        guard !suspects.isEmpty else { return }
        if let tree = try? kept.tree.range(size: checkpoint.size), tree.root == checkpoint.root {
            for events in suspects { try compare(events) }
        } else {
            try hash(upTo: checkpoint)
        }
        keep(seen)
    }

    /// `nil` on a disk that tells nothing of its files.
    private func status(of events: Range<Int>) throws(LogError) -> FileStatus? {
        let path = layout.segment(base: events.lowerBound)
        do throws(FileError) { return try files.status(of: path) } catch {
            throw error.isMissing ? .damaged(.missing(seq: events.lowerBound, file: path)) : .file(error)
        }
    }

    private func compare(_ events: Range<Int>) throws(LogError) {
        let leaves: [Hash]
        do throws(FileError) { leaves = try kept.tree.leaves(events) } catch { throw .file(error) }
        var lines = try CommittedLines(files, layout, events, offset: 0)
        while let (seq, line) = try lines.next() {
            guard leaves.indices.contains(seq - events.lowerBound) else { return }
            if Merkle.leaf(line) != leaves[seq - events.lowerBound] {
                throw .damaged(.changed(seq: seq, file: layout.segment(base: events.lowerBound)))
            }
        }
    }

    /// Hashes all lines to the root. Where the hashes can be kept they are, as others would have to make them again.
    private func hash(upTo checkpoint: Checkpoint) throws(LogError) {
        do {
            let isKept = try locked {
                // Behind another checkpoint, the lines are for another to look at.
                guard try self.checkpoint().checkpoint == checkpoint else { return false }
                _ = try kept.rebuiltTail(checkpoint)
                return true
            }
            if isKept { return }
        } catch LogError.damaged(let damage) { throw .damaged(damage) } catch {}
        var range = CompactRange()
        var lines = try CommittedLines(files, layout, 0..<checkpoint.size)
        while let (_, line) = try lines.next() { range.append(Merkle.leaf(line)) }
        guard range.root == checkpoint.root else {
            throw .damaged(.rootDiffers(expected: checkpoint.root, found: range.root))
        }
    }

    private var stamps: SegmentStamps {
        guard let bytes = try? files.contents(of: layout.stamps, limit: 1 << 24) else { return SegmentStamps() }
        return SegmentStamps(String(decoding: bytes, as: UTF8.self))
    }

    /// A failure is no error: then the lines are looked at again.
    private func keep(_ stamps: SegmentStamps) {
        let bytes = Array(stamps.text.utf8)
        do throws(FileError) {
            try files.makeFolder(layout.kept)
            let next = try File(openingOrCreating: layout.stamps + ".next", files)
            try next.truncate(to: 0)
            try next.write(bytes, at: 0)
            try files.rename(layout.stamps + ".next", to: layout.stamps)
        } catch {}
    }
}
