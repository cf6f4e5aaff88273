/// Everything that a log asks of a disk, and nothing else.
///
/// The seam is this narrow so that a simulated disk fits under it: one that writes half of what it is given, fills up,
/// fails to sync, or loses power between any two calls.
public protocol FileSystem: Sendable {
    func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile

    /// Failure to close is of no consequence: what had to last was synced before.
    func close(_ file: OpenFile)

    /// Reads at most what fits into the buffer; 0 at the end of the file.
    func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int

    /// Writes a part of the bytes, at least one, and says how many.
    func write(_ file: OpenFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileError) -> Int

    func size(_ file: OpenFile) throws(FileError) -> Int

    /// What is known of a file without opening it; `nil` on a disk that does not tell when a file was changed.
    func status(of path: String) throws(FileError) -> FileStatus?
    func truncate(_ file: OpenFile, to size: Int) throws(FileError)

    /// Returns when the file's bytes and length are on the medium. Its name is not: see `syncFolder`.
    func sync(_ file: OpenFile) throws(FileError)

    /// Replaces what bore the new name, in one step.
    func rename(_ path: String, to newPath: String) throws(FileError)

    func remove(_ path: String) throws(FileError)

    /// Returns when the names in a folder are on the medium.
    func syncFolder(_ path: String) throws(FileError)

    /// Makes a folder unless it is there. A link in its place is refused: it might lead anywhere.
    func makeFolder(_ path: String) throws(FileError)

    func names(inFolder path: String) throws(FileError) -> [String]

    /// Takes the exclusive lock on a folder, which lasts until the file is closed or its process ends; `nil` when
    /// somebody else has held it for all of `patience`.
    func lock(_ folder: String, patience: Duration) throws(FileError) -> OpenFile?
}

extension FileSystem {
    public func status(of path: String) throws(FileError) -> FileStatus? { nil }
}

public enum OpenMode: Hashable, Sendable {
    case read

    /// For reading and writing.
    case write

    /// For reading and writing; an error when the file is already there.
    case create
}

/// A file that a `FileSystem` has opened.
public struct OpenFile: Hashable, Sendable {
    public let number: Int32
    public let path: String

    public init(number: Int32, path: String) {
        self.number = number
        self.path = path
    }
}
