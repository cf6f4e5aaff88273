import CanonicalJSON
import Foundation
import Testing

/// Thousands of errors are told so that somebody can read them.
@Suite struct ManyErrorsTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    private static let bad =
        (0..<6000).map { #"{"type":"party.registered","data":{"party":"a b \#($0)","kind":"city"}}"# }
        + (0..<3000).map { #"{"type":"agreement.sogned \#($0)","data":{}}"# } + ["no JSON", "[]"]

    @Test("The first are shown, each hint once, the rest counted by kind, and where they all can be had")
    func drafts() throws {
        let input = Self.bad.dropLast(2).joined(separator: "\n")
        let result = try demo.run("import", "drafts", "-", input: input)
        #expect(result.status == 65)
        let lines = result.err.split(separator: "\n").map(String.init)
        #expect(lines.count < 40, "\(lines.count)")
        #expect(lines.filter { $0.hasPrefix("error: ") }.count == 10)
        let hints = lines.filter { $0.hasPrefix("hint: ") }
        #expect(Set(hints).count == hints.count)
        #expect(lines.contains { $0.contains("3000 times: ") }, "\(result.err)")
        #expect(hints.last?.contains("--skip-bad FILE") == true)
        #expect(lines.last == "Nothing was recorded.")
        // As many as there are: shown and counted.
        let counted = lines.compactMap { $0.hasPrefix("  ") ? Int($0.split(separator: " ")[0]) : nil }.reduce(0, +)
        let more = lines.compactMap { $0.hasPrefix("and ") ? Int($0.split(separator: " ")[1]) : nil }.first
        #expect(counted == more)
    }

    @Test("Set aside, all are in the file")
    func setAside() throws {
        let input = Self.bad.joined(separator: "\n")
        let result = try demo.succeed("import", "drafts", "-", "--skip-bad", "bad.jsonl", input: input)
        #expect(result.err.split(separator: "\n").count < 60)
        #expect(result.err.contains("All bad lines are in bad.jsonl."), "\(result.err)")
        #expect(result.err.contains("9002 refused"), "\(result.err)")
        let kept = try String(contentsOf: demo.folder.appendingPathComponent("bad.jsonl"), encoding: .utf8)
        #expect(kept == Self.bad.joined(separator: "\n") + "\n")
    }

    @Test("Lines that are no drafts are told in the same way")
    func noDrafts() throws {
        let result = try demo.run("import", "drafts", "-", input: String(repeating: "no JSON\n", count: 500))
        #expect(result.status == 65 && result.err.split(separator: "\n").count < 20)
        #expect(result.err.contains("490 times: no draft."), "\(result.err)")
    }
}
