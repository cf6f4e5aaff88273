/// A call to the file system that failed.
public struct FileError: Error, Hashable, Sendable {
    public let operation: Operation
    public let path: String

    /// The `errno` of the call, such as 28 for a full disk; or `notRegular`.
    public let code: Int32

    /// What was opened is no regular file. No `errno` says so.
    public static let notRegular: Int32 = -1

    public init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    public enum Operation: String, Hashable, Sendable {
        case open, read, write, size, truncate, sync, rename, remove, syncFolder, makeFolder, list, lock
    }
}
