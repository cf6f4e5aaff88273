/// A file that closes itself, and reads and writes all of what it is asked to.
package struct File: ~Copyable, Sendable {
    private let files: any FileSystem
    private let file: OpenFile

    package init(_ files: any FileSystem, _ path: String, _ mode: OpenMode) throws(FileError) {
        self.files = files
        file = try files.open(path, mode)
    }

    /// Opens a file for writing, and makes it if it is not there.
    package init(openingOrCreating path: String, _ files: any FileSystem) throws(FileError) {
        do throws(FileError) { try self.init(files, path, .write) } catch {
            guard error.isMissing else { throw error }
            try self.init(files, path, .create)
        }
    }

    deinit { files.close(file) }

    package func size() throws(FileError) -> Int { try files.size(file) }

    package func sync() throws(FileError) { try files.sync(file) }

    package func truncate(to size: Int) throws(FileError) { try files.truncate(file, to: size) }

    /// The bytes of a range; fewer where the file ends.
    package func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(range, into: &bytes)
        return bytes
    }

    /// Appends the bytes of a range to others; fewer where the file ends.
    package func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(FileError) {
        try bytes.append(addingCapacity: range.count) { rest throws(FileError) in
            try rest.withUnsafeMutableBufferPointer { buffer, count throws(FileError) in
                count += try fill(
                    UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[count...])),
                    from: range.lowerBound)
            }
        }
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) throws(FileError) -> Int {
        var count = 0
        while count < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
            let step = try files.read(file, at: offset + count, into: rest)
            guard step > 0 else { break }
            count += step
        }
        return count
    }

    /// Writes all bytes. After an error some of them may be there.
    package func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty {
                let step = try files.write(file, at: offset + buffer.count - rest.count, rest)
                rest = UnsafeRawBufferPointer(rebasing: rest[step...])
            }
        }
    }
}

extension FileSystem {
    /// The whole of a file, if it is not longer than `limit`; otherwise its first `limit` + 1 bytes.
    package func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
        let file = try File(self, path, .read)
        return try file.read(0..<min(file.size(), limit + 1))
    }

    /// Whether a path can be opened as a file.
    package func exists(_ path: String) throws(FileError) -> Bool {
        do throws(FileError) { close(try open(path, .read)) } catch {
            if error.isMissing { return false }
            throw error
        }
        return true
    }
}
