import Foundation

/// What a command writes under a name that it was given.
///
/// A file is there as a whole or not at all: it is written beside its place, and then put there; so is the file that a
/// link leads to, and the link stays. What is no file, a pipe or a device, is written straight into.
public enum OutputFile {
    /// Hands out what takes the text.
    public static func write(to path: String, _ fill: ((String) throws -> Void) throws -> Void) throws {
        guard case .file(let place, let mode) = try OutputTarget(path) else {
            let descriptor = try opened(path, O_WRONLY | O_APPEND, as: path)
            defer { close(descriptor) }
            return try fillFile(into: descriptor, as: path, fill)
        }
        try replacing(place, mode, as: path) { temporary in
            let descriptor = try opened(temporary, O_WRONLY | O_CREAT | O_EXCL, as: path)
            defer { close(descriptor) }
            try fillFile(into: descriptor, as: path, fill)
            guard fsync(descriptor) == 0 else { throw OutputError.failed(path: path, code: errno) }
        }
    }

    /// Hands out the name under which to make the file, for those who do not write it from beginning to end.
    public static func make(at path: String, _ make: (String) throws -> Void) throws {
        guard case .file(let place, let mode) = try OutputTarget(path) else { throw OutputError.needsFile(path) }
        try replacing(place, mode, as: path, with: make)
    }

    private static func replacing(
        _ place: String, _ mode: mode_t?, as path: String, with fill: (String) throws -> Void
    ) throws {
        let temporary = "\(place).\(UUID().uuidString).tmp"
        do {
            try fill(temporary)
            if let mode { chmod(temporary, mode) }
            guard rename(temporary, place) == 0 else { throw OutputError.failed(path: path, code: errno) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func opened(_ path: String, _ flags: Int32, as name: String) throws(OutputError) -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .failed(path: name, code: errno) }
        return descriptor
    }

    private static func fillFile(
        into descriptor: Int32, as path: String, _ fill: ((String) throws -> Void) throws -> Void
    ) throws {
        var output = BufferedOutput(descriptor, path: path)
        try fill { try output.write($0) }
        try output.flush()
    }
}
