import TransparencyLog

/// The two caches of a folder log: node hashes and line offsets.
///
/// They are written after each commit, by whoever holds the lock, offsets first; so they may lag, and the tree never has
/// more than the offsets. They are never synced: what a crash does to them shows when they are next used, and then they
/// are made anew from the lines.
struct LogCache {
    let files: any FileSystem
    let layout: Layout

    /// Behind the files' names, while they are made anew.
    var suffix = ""

    var tree: NodeCache { NodeCache(files: files, path: layout.tree + suffix) }
    var offsets: OffsetCache { OffsetCache(files: files, layout: layout, path: layout.offsets + suffix) }

    /// Appends to both files. A failure is no error: they lag, until a later writer catches up.
    func append(_ growth: PendingAppend) {
        let nodeOffset = NodeID.count(size: growth.start) * Hash.byteCount
        do throws(FileError) {
            try files.makeFolder(layout.kept)
            guard try append(growth.ends, to: offsets.path, at: growth.start * OffsetCache.width) else { return }
            _ = try append(growth.nodes, to: tree.path, at: nodeOffset)
        } catch {}
    }

    /// Writes bytes at the end of a file that reaches as far as `offset`; false when it does not.
    private func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) -> Bool {
        let file = try File(openingOrCreating: path, files)
        let size = try file.size()
        // A gap would read as zeros, and no later check of the last nodes need come across it.
        guard size >= offset else { return false }
        try file.write(bytes, at: offset)
        if size > offset + bytes.count { try file.truncate(to: offset + bytes.count) }
        return true
    }
}
