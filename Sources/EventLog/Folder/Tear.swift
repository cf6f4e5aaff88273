/// Clears what stands behind the committed log: bytes of appends that were never acknowledged.
///
/// Only for the holder of the lock. A crash in here leaves the bytes where they were, and perhaps a copy of them that the
/// next append makes again under another number.
struct Tear {
    let files: any FileSystem
    let layout: Layout

    func setAside(behind tail: Tail) throws(LogError) -> [TornBytes] {
        do throws(FileError) {
            let size = tail.range.size
            var torn: [TornBytes] = []
            var base = 0
            if size > 0 {
                base = layout.base(of: size - 1)
                if let rest = try setAside(base, from: tail.end, size: size) { torn.append(rest) }
                base += layout.eventsPerSegment
            }
            while try files.exists(layout.segment(base: base)) {
                if let rest = try setAside(base, from: 0, size: size) { torn.append(rest) }
                try files.remove(layout.segment(base: base))
                base += layout.eventsPerSegment
            }
            return torn
        } catch { throw .file(error) }
    }

    /// Copies a segment's bytes from an offset on, and cuts them off once the copy is safe.
    private func setAside(_ base: Int, from offset: Int, size: Int) throws(FileError) -> TornBytes? {
        let path = layout.segment(base: base)
        let segment = try File(files, path, .write)
        let count = try segment.size() - offset
        guard count > 0 else { return nil }
        let copy = try copyName(size: size)
        try self.copy(segment, from: offset, count: count, to: copy)
        try segment.truncate(to: offset)
        return TornBytes(file: copy, segment: path, count: count)
    }

    private func copy(
        _ segment: borrowing File, from offset: Int, count: Int, to path: String
    ) throws(FileError) {
        let file = try File(files, path, .create)
        let step = 1 << 20
        for start in stride(from: 0, to: count, by: step) {
            try file.write(try segment.read(offset + start..<offset + min(start + step, count)), at: start)
        }
        try file.sync()
        try files.syncFolder(layout.events)
    }

    private func copyName(size: Int) throws(FileError) -> String {
        var number = 1
        while try files.exists(layout.torn(size: size, number: number)) { number += 1 }
        return layout.torn(size: size, number: number)
    }
}
