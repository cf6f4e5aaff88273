import LedgerCore
import Foundation

extension GitRepository {
    /// Changes git's index as a whole, or not at all: git works on a copy, which then takes the index's place.
    ///
    /// Meanwhile the index is locked as git itself locks it. The kernel knows whether whoever took the lock still lives, so
    /// what a killed run leaves is told from the lock of a git at work (`clearDeadLock`).
    ///
    /// - Parameter change: is handed the repository with the copy for its index.
    func changeIndex(_ change: (GitRepository) throws -> Void) throws {
        let index = try path(of: "index")
        let lock = try IndexLock(index)
        defer { lock.release() }
        var git = self
        let copy = index + IndexLock.copyMark + UUID().uuidString
        git.indexFile = copy
        let files = FileManager.default
        defer { try? files.removeItem(atPath: copy) }
        if files.fileExists(atPath: index) { try files.copyItem(atPath: index, toPath: copy) }
        try change(git)
        guard rename(copy, index) == 0 else { throw OutputError.failed(path: index, code: errno) }
    }

    /// Takes away what a run that was killed has left beside the index.
    func clearDeadLock() throws {
        let index = try path(of: "index")
        IndexLock.clearDead(index + ".lock")
        let (folder, name) = ((index as NSString).deletingLastPathComponent, (index as NSString).lastPathComponent)
        guard !FileManager.default.fileExists(atPath: index + ".lock") else { return }
        for left in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where left.hasPrefix(name + IndexLock.copyMark) {
            try? FileManager.default.removeItem(atPath: folder + "/" + left)
        }
    }
}

/// The file by which git programs keep others from the index.
private struct IndexLock {
    static let copyMark = ".chancery-"
    /// What the file says, by which it is known for one of these. Git's own hold an index, or nothing yet.
    private static let mark = Data("chancery hook merge\n".utf8)
    /// How often a lock that somebody else holds is asked for, a tenth of a second apart.
    private static let attempts = 100

    private let path: String
    private let descriptor: Int32

    /// - Parameter index: git's index.
    /// - Throws: `GitError.failed` where another program keeps the lock for ten seconds.
    init(_ index: String) throws {
        path = index + ".lock"
        // Made beside its place and locked there, so that it never stands in its place without its mark.
        let made = index + Self.copyMark + UUID().uuidString
        descriptor = open(made, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError.failed(path: made, code: errno) }
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        _ = Self.mark.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        defer { unlink(made) }
        for _ in 0..<Self.attempts {
            if link(made, path) == 0 { return }
            let code = errno
            guard code == EEXIST else {
                close(descriptor)
                throw OutputError.failed(path: path, code: code)
            }
            Self.clearDead(path)
            Thread.sleep(forTimeInterval: 0.1)
        }
        close(descriptor)
        throw GitError.failed(
            command: "git add",
            complaint: "\(path) is there: another git program is at work. If none is, one was killed: remove the file.")
    }

    func release() {
        unlink(path)
        close(descriptor)
    }

    /// Removes a lock that a run of this program took, if it was killed.
    static func clearDead(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard FileManager.default.contents(atPath: path) == mark, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            return
        }
        unlink(path)
    }
}
