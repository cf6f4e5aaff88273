import LedgerCore
import Foundation

extension Folder {
    /// Copies what stands beside a log: a file, or a folder with all that is in it.
    ///
    /// Only files and folders are copied, and no link is followed. Holes stay holes, so that a copy takes no more room than what
    /// is copied.
    ///
    /// - Throws: `BackupError.noFile` of a link, a pipe or a device.
    static func copy(_ source: String, to place: String) throws {
        var status = stat()
        guard lstat(source, &status) == 0 else { throw BackupError.failed(source, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: try copyFile(source, to: place)
        case S_IFDIR:
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            for name in try FileManager.default.contentsOfDirectory(atPath: source) {
                try copy(source + "/" + name, to: place + "/" + name)
            }
        default: throw BackupError.noFile(source)
        }
    }

    private static func copyFile(_ source: String, to place: String) throws {
        let from = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard from >= 0 else { throw BackupError.failed(source, code: errno) }
        defer { close(from) }
        let into = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard into >= 0 else { throw BackupError.failed(place, code: errno) }
        defer { close(into) }
        var status = stat()
        guard fstat(from, &status) == 0 else { throw BackupError.failed(source, code: errno) }
        let size = Int(status.st_size)
        guard ftruncate(into, off_t(size)) == 0 else { throw BackupError.failed(place, code: errno) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var next = 0
        while let piece = data(of: from, from: next, upTo: size) {
            try copy(piece, from: (from, source), to: (into, place), by: &buffer)
            next = piece.upperBound
        }
        guard fsync(into) == 0 else { throw BackupError.failed(place, code: errno) }
    }

    /// The next bytes that are there; where the disk knows of no holes, all of them.
    private static func data(of file: Int32, from start: Int, upTo size: Int) -> Range<Int>? {
        let (seekData, seekHole) = (Int32(3), Int32(4))
        guard start < size else { return nil }
        let begin = lseek(file, off_t(start), seekData)
        guard begin >= 0 else { return errno == ENXIO ? nil : start..<size }
        let end = lseek(file, begin, seekHole)
        return Int(begin)..<(end > begin ? min(Int(end), size) : size)
    }

    private static func copy(
        _ piece: Range<Int>, from source: (file: Int32, path: String), to place: (file: Int32, path: String),
        by buffer: inout [UInt8]
    ) throws {
        var offset = piece.lowerBound
        while offset < piece.upperBound {
            let count = pread(source.file, &buffer, min(buffer.count, piece.upperBound - offset), off_t(offset))
            guard count >= 0 else { throw BackupError.failed(source.path, code: errno) }
            if count == 0 { return }
            guard pwrite(place.file, buffer, count, off_t(offset)) == count else {
                throw BackupError.failed(place.path, code: errno)
            }
            offset += count
        }
    }
}
