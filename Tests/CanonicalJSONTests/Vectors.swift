import Foundation
import Testing

/// The vector files beside the tests. Each is one text, named after what it tries, in a folder named after what
/// becomes of it.
enum Vectors {
    struct File: CustomTestStringConvertible, Sendable {
        let folder: String
        let name: String
        let bytes: [UInt8]

        var testDescription: String { "\(folder)/\(name)" }
    }

    /// The files of a folder and of the folders in it.
    static func files(_ folder: String) -> [File] {
        guard let root = Bundle.module.url(forResource: "Vectors/\(folder)", withExtension: nil),
            let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        else { return [] }
        return walk.compactMap { entry in
            guard let url = entry as? URL, url.pathExtension == "json", let data = try? Data(contentsOf: url) else {
                return nil
            }
            let folder = url.deletingLastPathComponent().lastPathComponent
            return File(folder: folder, name: url.deletingPathExtension().lastPathComponent, bytes: Array(data))
        }.sorted { $0.testDescription < $1.testDescription }
    }

    /// The lines of a text file that are not comments, split at the first space.
    static func pairs(_ file: String) -> [(String, String)] {
        guard let url = Bundle.module.url(forResource: "Vectors/\(file)", withExtension: nil),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return (String(parts[0]), String(parts[1]))
        }
    }
}
