import Foundation
import Testing

/// What scripts/quickstart asks of the project's own ledger, without the build that it begins with.
@Suite struct QuickstartTests {
    static let questions: [[String]] = {
        let script = Binary.project.appendingPathComponent("scripts/quickstart")
        let lines = (try? String(contentsOf: script, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.filter { $0.hasPrefix("ask ") }.map { $0.split(separator: " ").dropFirst().map(String.init) }
    }()

    /// Once it asked for a Carmel of which the ledger knows two, and ended with an error.
    @Test(arguments: questions)
    func `every question of the quickstart is answered`(question: [String]) throws {
        let scratch = try Scratch()
        let result = try scratch.projectLedger().run(question)
        #expect(result.status == 0, "\(result.err)")
    }

    @Test func `it asks what Carmel had in force, and for the trail of its tie`() throws {
        #expect(Self.questions.map(\.first) == ["verify", "show", "audit"])
    }
}
