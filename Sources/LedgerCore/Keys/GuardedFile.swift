import EventStore
import Glibc

/// A small file that decides who signs, or whom this user believes: a private key, or what is trusted here.
///
/// Its bytes count only if nobody else can have put them there, and a secret only if nobody else can have read it. So the mode and
/// the owner of the file and of its folder are looked at before a byte is. Of a symbolic link the target counts, in its own
/// folder; the link's folder too must be one in which nobody else can put another link.
struct GuardedFile: Sendable {
    let path: String
    let guarding: Guarding

    enum Guarding: Sendable {
        /// Nobody else may read it, nor write it.
        case secret
        /// Nobody else may write it.
        case trusted

        fileprivate var forbidden: mode_t { self == .secret ? 0o077 : 0o022 }
    }

    /// Longer than any key, and than any checkpoint with the signatures that a note can hold.
    private var limit: Int { guarding == .secret ? 4096 : 4 << 20 }

    init(_ path: String, _ guarding: Guarding) {
        self.path = path
        self.guarding = guarding
    }

    /// The file's bytes; `nil` where there is no such file.
    func read() throws(GuardedFileError) -> [UInt8]? {
        // Before it is opened, because to open a device can set it in motion, and to open a pipe waits for a writer.
        guard let seen = try status({ stat(path, $0) }) else {
            try Self.checkFolder(of: path)
            return nil
        }
        try check(seen)
        try Self.checkFolder(of: path)
        let target = Self.resolved(path)
        if target != path { try Self.checkFolder(of: target) }
        let number = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw .init(path, .failed(errno)) }
        defer { close(number) }
        guard let opened = try status({ fstat(number, $0) }) else { return nil }
        try check(opened)
        return try bytes(of: number, expected: Int(opened.st_size))
    }

    /// - Parameter expected: how many bytes there are, unless somebody writes meanwhile.
    private func bytes(of number: Int32, expected: Int) throws(GuardedFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var step = [UInt8](repeating: 0, count: expected + 1)
        while bytes.count <= limit {
            let count = step.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .init(path, .failed(errno)) }
            if count == 0 { return bytes }
            bytes += step.prefix(count)
        }
        throw .init(path, .tooLong(limit: limit))
    }

    private func status(_ call: (UnsafeMutablePointer<stat>) -> Int32) throws(GuardedFileError) -> stat? {
        var status = stat()
        guard call(&status) != 0 else { return status }
        guard errno == ENOENT || errno == ENOTDIR else { throw .init(path, .failed(errno)) }
        return nil
    }

    private func check(_ status: stat) throws(GuardedFileError) {
        guard status.st_mode & S_IFMT == S_IFREG else { throw .init(path, .notAFile) }
        guard status.st_size <= limit else { throw .init(path, .tooLong(limit: limit)) }
        guard status.st_uid == geteuid() else { throw .init(path, .anothers(user: Int(status.st_uid))) }
        let mode = status.st_mode & 0o7777
        guard mode & guarding.forbidden == 0 else {
            throw .init(path, mode & 0o022 == 0 ? .othersRead(mode: Int(mode)) : .othersWrite(mode: Int(mode)))
        }
    }
}

extension GuardedFile {
    /// Refuses a folder in which somebody else can put another file under a name, or take one away.
    ///
    /// In a folder with the sticky bit, such as `/tmp`, nobody else can do that to a file that is there.
    static func checkFolder(of path: String) throws(GuardedFileError) {
        let folder = folder(of: path)
        var status = stat()
        guard stat(folder, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return }
            throw .init(folder, .failed(errno))
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw .init(folder, .anothers(user: Int(status.st_uid)))
        }
        let mode = status.st_mode & 0o7777
        guard mode & 0o022 == 0 || mode & S_ISVTX != 0 else {
            throw .init(folder, .othersWriteFolder(mode: Int(mode)))
        }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The file that a path leads to, through all links; the path itself where it leads to none.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

/// Why a file cannot be relied on.
public struct GuardedFileError: Error, Equatable, Sendable {
    public let path: String
    public let fault: Fault

    public enum Fault: Equatable, Sendable {
        /// A folder, a pipe, a device or a socket.
        case notAFile
        case tooLong(limit: Int)
        case anothers(user: Int)
        case othersRead(mode: Int)
        case othersWrite(mode: Int)
        case othersWriteFolder(mode: Int)
        /// A call to the system failed, with this `errno`.
        case failed(Int32)
    }

    init(_ path: String, _ fault: Fault) {
        self.path = path
        self.fault = fault
    }
}
