import Foundation
import Testing
import TransparencyLog

/// The vector files beside the tests, made with another implementation and named after what they try.
enum Vectors {
    struct File: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]

        var testDescription: String { name }
    }

    static func files(_ folder: String) -> [File] {
        guard let root = Bundle.module.url(forResource: "Vectors/\(folder)", withExtension: nil),
            let urls = try? FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
        else { return [] }
        return urls.compactMap { url in
            guard let data = try? Data(contentsOf: url) else { return nil }
            return File(name: url.deletingPathExtension().lastPathComponent, bytes: Array(data))
        }.sorted { $0.name < $1.name }
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

    /// The verifier key of a label in `keys.txt`.
    static func key(_ label: String) throws -> VerifierKey {
        try VerifierKey(parsing: #require(pairs("keys.txt").first { $0.0 == label }?.1))
    }

    static let origin = "example.org/test-log"
}
