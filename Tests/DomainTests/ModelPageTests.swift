import Foundation
import Testing

@testable import Domain

/// docs/MODEL.md leaves out no event type and no rule, and names none that is not there.
@Suite struct ModelPageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What stands in backticks in the first column of the tables of a section.
    private func firstColumn(ofSection number: Int) throws -> [String] {
        let page = try String(contentsOf: Self.root.appendingPathComponent("docs/MODEL.md"), encoding: .utf8)
        let section = page.components(separatedBy: "\n## ").first { $0.hasPrefix("\(number). ") } ?? ""
        let cells = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "|")[0] }
        return cells.flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
    }

    @Test func `each event type has its effect there, once`() throws {
        #expect(try firstColumn(ofSection: 18).sorted() == EventTypes.all.map(\.type).sorted())
    }

    @Test func `each rule is explained there, once`() throws {
        #expect(try firstColumn(ofSection: 16).sorted() == Rule.allCases.map(\.rawValue).sorted())
    }
}
