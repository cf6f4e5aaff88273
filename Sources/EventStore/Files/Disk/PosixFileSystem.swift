import Glibc

/// The disks of this machine. Local file systems only: what `flock` and `fsync` mean elsewhere, nobody knows.
public struct PosixFileSystem: FileSystem {
    public init() {}

    public func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        let flags =
            switch mode {
            case .read: O_RDONLY
            case .write: O_RDWR
            case .create: O_RDWR | O_CREAT | O_EXCL
            }
        // A link would lead out of the ledger; the opening of a pipe would wait for whoever writes to it.
        let number = try check(.open, path) { Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666) }
        do throws(FileError) { try checkIsRegular(number, path) } catch {
            _ = Glibc.close(number)
            throw error
        }
        return OpenFile(number: number, path: path)
    }

    private func checkIsRegular(_ number: Int32, _ path: String) throws(FileError) {
        var status = stat()
        _ = try check(.open, path) { fstat(number, &status) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.open, path, code: FileError.notRegular) }
    }

    public func close(_ file: OpenFile) { _ = Glibc.close(file.number) }

    public func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        try check(.read, file.path) { pread(file.number, buffer.baseAddress, buffer.count, offset) }
    }

    public func write(_ file: OpenFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileError) -> Int {
        try check(.write, file.path) { pwrite(file.number, bytes.baseAddress, bytes.count, offset) }
    }

    public func size(_ file: OpenFile) throws(FileError) -> Int {
        var status = stat()
        _ = try check(.size, file.path) { fstat(file.number, &status) }
        return Int(status.st_size)
    }

    public func status(of path: String) throws(FileError) -> FileStatus? {
        var status = stat()
        _ = try check(.size, path) { lstat(path, &status) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.open, path, code: FileError.notRegular) }
        let changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
        return FileStatus(size: Int(status.st_size), number: Int(status.st_ino), changed: changed)
    }

    public func truncate(_ file: OpenFile, to size: Int) throws(FileError) {
        _ = try check(.truncate, file.path) { ftruncate(file.number, size) }
    }

    public func sync(_ file: OpenFile) throws(FileError) {
        _ = try check(.sync, file.path) { fdatasync(file.number) }
    }

    public func rename(_ path: String, to newPath: String) throws(FileError) {
        _ = try check(.rename, newPath) { Glibc.rename(path, newPath) }
    }

    public func remove(_ path: String) throws(FileError) {
        _ = try check(.remove, path) { unlink(path) }
    }

    public func syncFolder(_ path: String) throws(FileError) {
        let number = try check(.syncFolder, path) { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        defer { _ = Glibc.close(number) }
        _ = try check(.syncFolder, path) { fsync(number) }
    }

    public func makeFolder(_ path: String) throws(FileError) {
        do throws(FileError) { _ = try check(.makeFolder, path) { mkdir(path, 0o777) } } catch {
            guard error.code == EEXIST else { throw error }
            var status = stat()
            _ = try check(.makeFolder, path) { lstat(path, &status) }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw FileError(.makeFolder, path, code: FileError.notRegular)
            }
        }
    }

    public func names(inFolder path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError(.list, path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Calls again when a signal interrupted it, and turns -1 into an error.
    func check<Result: SignedInteger>(
        _ operation: FileError.Operation, _ path: String, _ call: () -> Result
    ) throws(FileError) -> Result {
        while true {
            let result = call()
            guard result == -1 else { return result }
            guard errno == EINTR else { throw FileError(operation, path, code: errno) }
        }
    }
}

extension FileSystem where Self == PosixFileSystem {
    public static var posix: PosixFileSystem { PosixFileSystem() }
}

extension FileError {
    /// The file or folder is not there.
    public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// A link, a folder, a pipe, a device or a socket stands where a file should.
    public var isNotRegular: Bool {
        code == FileError.notRegular || operation == .open && [ELOOP, EISDIR, ENXIO].contains(code)
    }
}
