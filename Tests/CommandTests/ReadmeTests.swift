import Foundation
import Testing

/// The README shows what the commands print.
@Suite struct ReadmeTests {
    struct Example: CustomTestStringConvertible {
        let command: [String]
        let output: String

        var testDescription: String { command.joined(separator: " ") }
    }

    /// The blocks ```console ... ``` that begin with `$ chancery`.
    static let examples: [Example] = {
        let text = (try? String(contentsOf: Binary.project.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""
        return text.components(separatedBy: "```console\n$ chancery ").dropFirst().map { block in
            let body = block.components(separatedBy: "\n```")[0]
            let lines = body.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return Example(command: words(String(lines[0])), output: String(lines.last ?? "") + "\n")
        }
    }()

    /// A command line's words, with double quotation marks only.
    private static func words(_ line: String) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }

    @Test("The trail of Carmel is as the command prints it, and begins as the README shows")
    func theTrailOfCarmel() throws {
        let scratch = try Scratch()
        let trail = try scratch.projectLedger().succeed("audit", "us-in-carmel", "--on", "2024-06-01", "--width", "110")
            .out
        func text(_ path: String) throws -> String {
            try String(contentsOf: Binary.project.appendingPathComponent(path), encoding: .utf8)
        }
        #expect(try text("docs/TRAIL-OF-CARMEL.txt") == trail)
        let shown = try #require(text("README.md").firstMatch(of: /```text\n(?s:(.*?))\n```/)).1
        #expect(trail.hasPrefix(shown))
    }

    @Test("The README has examples") func examplesAreThere() {
        #expect(Self.examples.count >= 5)
    }

    @Test("A command of the README prints what is shown", arguments: examples)
    func outputIsAsShown(example: Example) throws {
        let scratch = try Scratch()
        let result = try scratch.projectLedger().run(example.command)
        #expect(result.status == 0)
        #expect(result.out == example.output)
    }
}
