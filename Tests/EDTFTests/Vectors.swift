import Foundation

/// Tables of test cases, tab-separated, that lie beside the tests and are named after what they try.
enum Vectors {
    static func rows(_ name: String) -> [[String]] {
        guard let file = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Vectors"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").dropFirst().map { $0.components(separatedBy: "\t") }
    }
}
