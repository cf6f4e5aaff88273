/// Clears what stands behind the committed log: bytes of appends that were never acknowledged.
///
/// Only for the holder of the lock. A crash in here leaves the bytes where they were, and perhaps a copy of them that the
/// next append makes again under another number.
struct UncommittedTail {
    let files: any FileSystem
    let layout: Layout

    /// Clears the segment of the last event, those that a batch will begin, and further ones up to the first gap.
    ///
    /// - Throws: `LogError.damaged` before anything is copied, where there are more bytes than an append can have left.
    func setAside(behind tail: AppendPoint, for batch: Batch) throws(LogError) -> [SetAsideBytes] {
        let size = tail.range.size
        var torn: [SetAsideBytes] = []
        var base = size == 0 ? 0 : layout.base(of: size - 1)
        let last = batch.parts.last?.base ?? base
        while true {
            let path = layout.segment(base: base)
            let isThere = try onDisk { () throws(FileError) -> Bool in try files.exists(path) }
            if base > last, !isThere { break }
            let end = base < size ? tail.end : 0
            let count = try onDisk { () throws(FileError) -> Int? in try length(behind: end, in: path) }
            guard count ?? 0 <= layout.largestSegment else {
                throw .damaged(.surplus(bytes: count ?? 0, at: path))
            }
            if let count, count > 0 || end == 0 {
                let rest = try onDisk { () throws(FileError) -> SetAsideBytes? in
                    try setAside(count, from: end, of: path, size: size)
                }
                if let rest { torn.append(rest) }
            }
            base += layout.eventsPerSegment
        }
        return torn
    }

    private func onDisk<Value>(_ body: () throws(FileError) -> Value) throws(LogError) -> Value {
        do throws(FileError) { return try body() } catch { throw .file(error) }
    }

    /// How many bytes stand in a segment behind an offset; `nil` where there is no such file.
    private func length(behind offset: Int, in path: String) throws(FileError) -> Int? {
        do throws(FileError) { return try File(files, path, .write).size() - offset } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// Copies a segment's bytes from an offset on, and cuts them off once the copy is safe.
    private func setAside(
        _ count: Int, from offset: Int, of path: String, size: Int
    ) throws(FileError) -> SetAsideBytes? {
        let segment = try File(files, path, .write)
        let copy = try copyName(size: size)
        if count > 0 { try self.copy(segment, from: offset, count: count, to: copy) }
        if offset > 0 { try segment.truncate(to: offset) } else { try files.remove(path) }
        return count > 0 ? SetAsideBytes(file: copy, segment: path, count: count) : nil
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
