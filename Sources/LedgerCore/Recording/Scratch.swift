import EventStore
import Foundation

/// A file without a name, which is gone with the process, however that ends.
public final class Scratch {
    public let handle: FileHandle
    private(set) var length = 0
    private let folder: String

    /// - Parameter folder: where it takes its room.
    public init(folder: String) throws {
        self.folder = folder
        try PosixFileSystem().makeFolder(folder)
        let url = URL(fileURLWithPath: folder + "/scratch-\(UUID().uuidString)")
        try Data().write(to: url)
        handle = try FileHandle(forUpdating: url)
        try FileManager.default.removeItem(at: url)
    }

    /// - Throws: `NoScratchRoom` where they do not fit.
    public func append(_ bytes: [UInt8]) throws {
        do {
            try handle.seek(toOffset: UInt64(length))
            try handle.write(contentsOf: Data(bytes))
        } catch { throw NoScratchRoom(folder: folder, length: length + bytes.count) }
        length += bytes.count
    }

    /// The bytes of a range that has been appended.
    func read(_ range: Range<Int>) throws -> [UInt8] {
        try handle.seek(toOffset: UInt64(range.lowerBound))
        return Array(try handle.read(upToCount: range.count) ?? Data())
    }
}

/// What waits to be recorded could not be written into a folder.
public struct NoScratchRoom: Error, Sendable {
    public let folder: String
    /// So many bytes were to lie there.
    public let length: Int
}
