extension SegmentedFileLog {
    /// Calls `body` while nobody else can write.
    ///
    /// - Parameter patience: how long to wait; as long as an append does where left out.
    func locked<Result>(patience: Duration? = nil, _ body: () throws -> Result) throws -> Result {
        let patience = patience ?? self.patience
        let lock: OpenFile?
        do { lock = try files.lock(layout.events, patience: patience) } catch {
            throw error.isMissing ? LogError.notALedger(at: layout.root) : .file(error)
        }
        guard let lock else { throw LogError.busy(holder: holder(), waited: patience) }
        defer { files.close(lock) }
        announce()
        return try body()
    }

    /// Leaves the writer's name for those who wait. Nothing depends on it.
    private func announce() {
        guard holder() != writer else { return }
        let name = Array(writer.utf8)
        do throws(FileError) {
            try files.makeFolder(layout.kept)
            let file = try File(openingOrCreating: layout.holder, files)
            try file.write(name, at: 0)
            try file.truncate(to: name.count)
        } catch {}
    }

    private func holder() -> String? {
        guard let bytes = try? files.contents(of: layout.holder, limit: 200), !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
