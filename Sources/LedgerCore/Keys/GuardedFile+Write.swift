import EventStore
import Glibc

extension GuardedFile {
    /// Makes the file, for its owner alone from its first byte on; one that is there is never written to. When this returns, bytes and
    /// name are on the medium.
    func create(_ bytes: [UInt8]) throws(GuardedFileError) {
        try Self.makeFolder(Self.folder(of: path))
        try Self.checkFolder(of: path)
        let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw .init(path, .failed(errno)) }
        defer { close(number) }
        try write(bytes, to: number)
        guard fsync(number) == 0 else { throw .init(path, .failed(errno)) }
        try Self.syncFolder(of: path)
    }

    private func write(_ bytes: [UInt8], to number: Int32) throws(GuardedFileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .init(path, .failed(count < 0 ? errno : EIO)) }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts bytes in the place of the file's, in one step.
    func replace(by bytes: [UInt8]) throws(GuardedFileError) {
        let next = GuardedFile("\(path).\(getpid())-\(UInt64.random(in: .min ... .max)).next", guarding)
        do {
            try next.create(bytes)
            try Self.rename(next.path, to: path)
        } catch {
            unlink(next.path)
            throw error
        }
    }

    /// Gives a file a name that may be another's, in one step, and makes that last.
    static func rename(_ path: String, to newPath: String) throws(GuardedFileError) {
        guard Glibc.rename(path, newPath) == 0 else { throw .init(newPath, .failed(errno)) }
        try syncFolder(of: newPath)
    }

    static func syncFolder(of path: String) throws(GuardedFileError) {
        do { try PosixFileSystem().syncFolder(folder(of: path)) } catch { throw .init(error.path, .failed(error.code)) }
    }

    /// Makes a folder and those above it, each for its owner alone, unless they are there.
    static func makeFolder(_ path: String) throws(GuardedFileError) {
        var status = stat()
        if path.isEmpty || stat(path, &status) == 0 { return }
        try makeFolder(folder(of: path))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .init(path, .failed(errno)) }
        try syncFolder(of: path)
    }

    /// How long somebody waits for a folder.
    private static let patience = Duration.seconds(30)

    /// Calls `body` while no other process that asks for the same folder's lock has it.
    static func locked<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
        let files = PosixFileSystem()
        let lock: OpenFile?
        do { lock = try files.lock(folder, patience: Self.patience) } catch {
            throw GuardedFileError(folder, .failed(error.code))
        }
        guard let lock else { throw GuardedFileError(folder, .failed(EWOULDBLOCK)) }
        defer { files.close(lock) }
        return try body()
    }
}
