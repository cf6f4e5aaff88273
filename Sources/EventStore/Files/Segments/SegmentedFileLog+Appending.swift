import TransparencyLog

extension SegmentedFileLog {
    public func append(_ signing: CheckpointSigning, _ make: (Head) throws -> [Line]) throws -> Appended {
        try locked { try append(behind: checkpoint(), signing, make) }
    }

    /// Makes a log, whose first lines `make` gives. The folder may exist, and need not be empty.
    ///
    /// Until its checkpoint is there the folder is no ledger. So a crash leaves either no ledger, which can be made again
    /// in the same place, or one that holds its first lines.
    ///
    /// - Throws: `LogError.alreadyALedger`, or what `append` throws.
    public static func create(
        folder: String, origin: String, files: any FileSystem = .posix, signing: CheckpointSigning,
        writer: String? = nil, _ make: (Head) throws -> [Line]
    ) throws -> (log: SegmentedFileLog, appended: Appended) {
        let log = SegmentedFileLog(unchecked: Layout(root: folder), files, writer: writer, patience: patience)
        return (log, try log.create(origin: origin, signing, make))
    }

    func create(origin: String, _ signing: CheckpointSigning, _ make: (Head) throws -> [Line]) throws -> Appended {
        let nothing = try CheckpointSigning.unsigned.sign(on: origin, CompactRange())
        do throws(FileError) {
            // The ledger's own folder may be reached by a link.
            do throws(FileError) { try files.makeFolder(layout.root) } catch { if !error.isNotRegular { throw error } }
            try files.makeFolder(layout.events)
            // The folders' own names have to last as long as what will be committed in them.
            try files.syncFolder(layout.root)
            try files.syncFolder(layout.parent)
        } catch { throw LogError.file(error) }
        return try locked {
            guard try !isThere() else { throw LogError.alreadyALedger(at: layout.root) }
            return try append(behind: nothing, signing, isNew: true, make)
        }
    }

    private func append(
        behind last: SignedCheckpoint, _ signing: CheckpointSigning, isNew: Bool = false,
        _ make: (Head) throws -> [Line]
    ) throws -> Appended {
        // 1. Start from what the checkpoint covers, and nothing else.
        if !isNew { try signing.check(last) }
        let tail = try kept.mendedTail(last.checkpoint)
        let head = try Head(checkpoint: last, lastLine: tail.lastLine, layout)
        let lines = try make(head)
        guard !lines.isEmpty || isNew else {
            try syncCheckpoint()
            return Appended(head: head, seqs: head.size..<head.size, setAside: [])
        }
        try Line.check(lines, behind: head)
        let batch = Batch(lines, behind: tail, layout)
        let setAside = try UncommittedTail(files: files, layout: layout).setAside(behind: tail, for: batch)
        let next = try signing.sign(on: head.origin, batch.growth.range)
        try Commit(files: files, layout: layout, batch: batch, checkpoint: next).run(ids: lines.map(\.id))
        // 4. The caches follow. A crash before or in this leaves them behind the log; the next append makes up for it.
        kept.append(batch.growth)
        let recorded = lines.last?.recorded
        return Appended(
            head: Head(checkpoint: next, recorded: recorded), seqs: head.size..<head.size + lines.count,
            setAside: setAside)
    }

    /// Makes the checkpoint last that has been read. That nothing needs to be appended is an acknowledgement too: of
    /// events whose writer may have died between the rename and the sync of the folder.
    private func syncCheckpoint() throws(LogError) {
        do { try files.syncFolder(layout.events) } catch { throw .file(error) }
    }
}
