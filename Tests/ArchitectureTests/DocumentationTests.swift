import Foundation
import Testing

/// What a program of others may use is explained where it is declared.
@Suite struct DocumentationTests {
    /// What a protocol asks for says nothing of its own.
    private static let witnesses = [
        "==", "<", "hash(into", "description", "debugDescription", "customMirror", "next()", "makeIterator()",
        "startIndex", "endIndex", "subscript(_ position", "rawValue", "Literal",
    ]

    @Test(
        "Every public symbol of a library has a comment",
        arguments: ["ExtendedDateTime", "CanonicalJSON", "TransparencyLog"])
    func everySymbol(library: String) throws {
        let folder = projectRoot.appendingPathComponent("Sources/" + library)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        #expect(names.count > 10)
        for name in names {
            let lines = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            for (place, line) in lines.enumerated() where Self.isDeclaration(line) {
                let above = lines[..<place].last { !$0.hasPrefix("@") } ?? ""
                #expect(above.hasPrefix("///"), "\(name):\(place + 1): \(line)")
            }
        }
    }

    private static func isDeclaration(_ line: String) -> Bool {
        let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
        guard words.first == "public", let kind = words.dropFirst().first else { return false }
        return !["import", "extension"].contains(kind) && !witnesses.contains { line.contains($0) }
    }
}
