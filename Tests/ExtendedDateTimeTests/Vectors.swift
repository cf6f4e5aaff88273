import Foundation

/// Tables of test cases, tab-separated, that lie beside the tests and are named after what they try.
enum Vectors {
    static func rows(_ name: String) -> [[String]] {
        let file = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Vectors")
        guard let text = file.flatMap({ try? String(contentsOf: $0, encoding: .utf8) }) else {
            preconditionFailure("there is a table \(name)")
        }
        return text.split(separator: "\n").dropFirst().map { $0.components(separatedBy: "\t") }
    }
}
