import EventStore
import Foundation

/// What the disk is asked for by the commit of a line, and nothing else: the line behind the others, the checkpoint beside
/// the last one and then in its place, each synced.
struct BareCommits {
    private let folder: String
    private let files = PosixFileSystem()
    private let segment: OpenFile

    init(in folder: String) throws {
        self.folder = folder
        try files.makeFolder(folder)
        segment = try files.open(folder + "/segment", .create)
    }

    func commit(_ line: [UInt8], checkpoint: [UInt8]) throws {
        try write(line, to: segment, at: files.size(segment))
        let next = try files.open(folder + "/checkpoint.next", .create)
        try write(checkpoint, to: next, at: 0)
        files.close(next)
        try files.rename(folder + "/checkpoint.next", to: folder + "/checkpoint")
        try files.syncFolder(folder)
    }

    private func write(_ bytes: [UInt8], to file: OpenFile, at offset: Int) throws {
        _ = try bytes.withUnsafeBytes { bytes throws(FileError) in try files.write(file, at: offset, bytes) }
        try files.sync(file)
    }

    func remove() {
        files.close(segment)
        try? FileManager.default.removeItem(atPath: folder)
    }
}
