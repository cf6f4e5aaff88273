import Foundation

/// Registers of others, which lie outside the project: `CHANCERY_DATA`, or `../shared/data` beside the package.
enum SharedData {
    static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["CHANCERY_DATA"] { return URL(filePath: path) }
        return project.deletingLastPathComponent().appending(path: "shared/data")
    }

    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path())
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }
}
