import Foundation
import Testing

/// `docs/QUESTIONS.md` names a command for each question.
@Suite struct QuestionsPageTests {
    /// The indented lines that begin with `chancery`.
    static let commands: [[String]] = {
        let page = Binary.project.appendingPathComponent("docs/QUESTIONS.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("    chancery ") }.map { line in
            line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
                index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
            }
        }
    }()

    @Test func `the page names commands`() {
        #expect(Self.commands.count >= 20)
    }

    @Test("A command of the page runs on the project's own ledger", arguments: commands)
    func commandRuns(command: [String]) throws {
        let scratch = try Scratch()
        let result = try scratch.projectLedger().run(Array(command.dropFirst()))
        #expect(result.status == 0, "\(result.err)")
        #expect(!result.out.isEmpty)
    }
}
