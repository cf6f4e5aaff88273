import Foundation

/// What a path that an output is to be written to leads to.
enum OutputTarget: Equatable {
    /// A file, or a place for one, behind all links: it is replaced as a whole. With the permissions that it has.
    case file(String, mode: mode_t?)
    /// A pipe, a terminal or another device: it is written straight into, and stays what it is.
    case stream

    init(_ path: String) throws(OutputError) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        // The process's own open files only look like links to paths.
        guard let end = try Self.followed(path), !isThere || status.st_mode & S_IFMT == S_IFREG else {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(path) }
            self = .stream
            return
        }
        self = .file(end, mode: isThere ? status.st_mode & 0o7777 : nil)
    }

    /// Where the links end, whether something is there or not; `nil` where they lead through the process's open files.
    private static func followed(_ path: String) throws(OutputError) -> String? {
        var path = path
        for _ in 0..<40 {
            guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            if folder.hasPrefix("/proc/") { return nil }
            path = link.hasPrefix("/") ? link : folder + link
        }
        throw .failed(path: path, code: ELOOP)
    }
}
