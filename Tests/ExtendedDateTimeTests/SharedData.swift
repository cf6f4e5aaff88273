import Foundation

/// Tables of real data, which lie outside the project: `CHANCERY_DATA`, or `../shared/data` beside the package.
enum SharedData {
    static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["CHANCERY_DATA"] { return URL(filePath: path) }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/data")
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path())
    }

    /// The rows of a tab-separated table, each by the names of its first line.
    static func rows(_ path: String) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.components(separatedBy: "\t") }
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
    }
}
