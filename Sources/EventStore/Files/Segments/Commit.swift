import TransparencyLog

/// The durable steps of an append. Only for the holder of the lock.
struct Commit {
    let files: any FileSystem
    let layout: Layout
    let batch: Batch
    let checkpoint: SignedCheckpoint

    /// - Parameter ids: what to try again when the outcome is unknown.
    func run(ids: [String]) throws(LogError) {
        do {
            // 2. A crash in here leaves bytes behind the committed log; the next append sets them aside.
            try writeLines()
            // 3. A crash in here leaves those bytes and a checkpoint under its provisional name, which nobody reads and
            // the next append replaces.
            try writeNextCheckpoint()
        } catch {
            undo()
            throw .file(error)
        }
        // The commit. A crash behind it leaves the old checkpoint or the new one, and with either a whole log. Only when
        // the folder is synced is it certain which, and the append acknowledged.
        do throws(FileError) {
            try files.rename(layout.nextCheckpoint, to: layout.checkpoint)
            try files.syncFolder(layout.events)
        } catch {
            guard error.operation == .rename, isNotInForce() else { throw .unknownOutcome(ids: ids, error) }
            undo()
            throw .file(error)
        }
    }

    /// Whether what stands as the checkpoint is certainly not the new one.
    private func isNotInForce() -> Bool {
        do throws(FileError) {
            return try files.contents(of: layout.checkpoint, limit: SignedNote.maximumBytes) != checkpoint.bytes
        } catch { return error.isMissing }
    }

    private func writeLines() throws(FileError) {
        for part in batch.parts {
            let file = try File(files, layout.segment(base: part.base), part.offset == 0 ? .create : .write)
            try file.write(part.bytes, at: part.offset)
            try file.sync()
        }
        if batch.parts.contains(where: { $0.offset == 0 }) { try files.syncFolder(layout.events) }
    }

    private func writeNextCheckpoint() throws(FileError) {
        do throws(FileError) { try files.remove(layout.nextCheckpoint) } catch {
            if !error.isMissing { throw error }
        }
        let file = try File(files, layout.nextCheckpoint, .create)
        try file.write(checkpoint.bytes, at: 0)
        try file.sync()
    }

    /// Takes back what was written, as far as the disk lets us. What stays behind the committed log does no harm.
    private func undo() {
        try? files.remove(layout.nextCheckpoint)
        for part in batch.parts.reversed() { try? undo(part) }
    }

    private func undo(_ part: Batch.Part) throws(FileError) {
        let path = layout.segment(base: part.base)
        if part.offset == 0 { return try files.remove(path) }
        try File(files, path, .write).truncate(to: part.offset)
    }
}
