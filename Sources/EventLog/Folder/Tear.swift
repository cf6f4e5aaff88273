/// Clears what stands behind the committed log: bytes of appends that were never acknowledged.
///
/// Only for the holder of the lock. A crash in here leaves the bytes where they were, and perhaps a copy of them that the
/// next append makes again under another number.
struct Tear {
    let files: any FileSystem
    let layout: Layout

    /// Clears the segment of the last event, those that a batch will begin, and further ones up to the first gap.
    func setAside(behind tail: Tail, for batch: Batch) throws(LogError) -> [TornBytes] {
        let size = tail.range.size
        var torn: [TornBytes] = []
        var base = size == 0 ? 0 : layout.base(of: size - 1)
        let last = batch.parts.last?.base ?? base
        do throws(FileError) {
            while true {
                if base > last, try !files.exists(layout.segment(base: base)) { break }
                let end = base < size ? tail.end : 0
                if let rest = try setAside(base, from: end, size: size) { torn.append(rest) }
                base += layout.eventsPerSegment
            }
        } catch { throw .file(error) }
        return torn
    }

    /// Copies a segment's bytes from an offset on, and cuts them off once the copy is safe.
    private func setAside(_ base: Int, from offset: Int, size: Int) throws(FileError) -> TornBytes? {
        let path = layout.segment(base: base)
        let segment: File
        do throws(FileError) { segment = try File(files, path, .write) } catch {
            if error.isMissing { return nil }
            throw error
        }
        let count = try segment.size() - offset
        guard count > 0 || offset == 0 else { return nil }
        let copy = try copyName(size: size)
        if count > 0 { try self.copy(segment, from: offset, count: count, to: copy) }
        if offset > 0 { try segment.truncate(to: offset) } else { try files.remove(path) }
        return count > 0 ? TornBytes(file: copy, segment: path, count: count) : nil
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
