import Foundation
import Projections
import Synchronization

/// Where a ledger's index is: in `.chancery/`, or, where that cannot be written to, in memory.
///
/// An index is never worth an error. Where the disk is full or the folder is not ours, questions are answered from memory;
/// where the file is not what this program made, it is made anew.
///
/// The file's name says by which version it was made. So a newer version makes its own beside an older one, which serves
/// whoever still runs that version until the new one is whole.
final class IndexPlace: Sendable {
    private let folder: String
    private var path: String { folder + "/" + Index.fileName }

    /// `nil` until somebody asks something of it.
    private let current = Mutex<Index?>(nil)

    /// - Parameter folder: made where it is missing, so that what was once computed is kept.
    init(_ folder: String) {
        self.folder = folder
    }

    var index: Index {
        get throws {
            try current.withLock { current in
                if let current { return current }
                try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
                let index = try Self.open(path)
                current = index
                return index
            }
        }
    }

    /// Puts an empty index in the place of one that failed.
    ///
    /// - Throws: the error itself, where it is not the index's.
    func replace(after error: any Error) throws {
        guard let failure = Index.failure(error) else { throw error }
        if failure == .worthless { Self.remove(path) }
        let next = try failure == .worthless ? Self.open(path) : Index()
        current.withLock { $0 = next }
    }

    /// Removes the indexes of older versions, now that there is one of this version.
    func replaceOlder() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where Index.isOlder(fileName: name) { Self.remove(folder + "/" + name) }
    }

    private static func open(_ path: String) throws -> Index {
        do { return try Index(path: path) } catch {
            guard Index.failure(error) == .worthless else { return try Index() }
            remove(path)
            return try (try? Index(path: path)) ?? Index()
        }
    }

    private static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
