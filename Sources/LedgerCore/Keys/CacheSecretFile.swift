import EventStore
import Foundation
import Projections

/// The user's own secret for caches, `$XDG_STATE_HOME/chancery/cache.secret`: 32 random bytes that only the user can read.
///
/// What lies in a ledger's `.chancery/` counts only if it was sealed with it. So nobody who can write to the ledger's folder, or
/// commits such a folder into a clone, can have it believed.
struct CacheSecretFile {
    private let environment: Environment
    private var path: String { environment.stateFolder + "/cache.secret" }

    init(_ environment: Environment) {
        self.environment = environment
    }

    /// - Returns: `nil` where there is none and none can be made.
    func secret() -> CacheSecret? { read() ?? make() }

    private func read() -> CacheSecret? {
        let (files, path) = (PosixFileSystem(), path)
        var status = stat()
        guard lstat(path, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o077 == 0,
            let bytes = try? files.contents(of: path, limit: 64), bytes.count == 32
        else { return nil }
        return CacheSecret(bytes)
    }

    /// Of several that make one at once, one wins. One that others can read, or that is none, makes way: it seals nothing.
    private func make() -> CacheSecret? {
        try? FileManager.default.createDirectory(
            atPath: environment.stateFolder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let provisional = path + ".\(UUID().uuidString)"
        let number = open(provisional, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard number >= 0 else { return nil }
        defer { unlink(provisional) }
        let bytes = environment.random(32)
        let written = bytes.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
        close(number)
        guard written == bytes.count else { return nil }
        if link(provisional, path) != 0 {
            guard errno == EEXIST else { return nil }
            if let known = read() { return known }
            unlink(path)
            guard link(provisional, path) == 0 || errno == EEXIST else { return nil }
        }
        return read()
    }
}
