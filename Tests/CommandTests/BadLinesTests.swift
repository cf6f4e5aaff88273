import Foundation
import Testing

/// Lines that cannot be recorded, among lines that can.
@Suite struct BadLinesTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key", "--recorded", "2020-01-01T00:00:00.000Z")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    static func party(_ id: String, recorded: String) -> String {
        #"{"type":"party.registered","key":"\#(id)-1","recorded":"\#(recorded)","#
            + #""data":{"party":"\#(id)","kind":"city","names":[{"text":"\#(id)"}]}}"#
    }

    static let bad = [
        party("early", recorded: "2019-01-01T00:00:00.000Z"), "no JSON",
        party("late", recorded: "2999-01-01T00:00:00.000Z"), party("odd", recorded: "noon"),
    ]

    /// Once the first moment that was wrong stopped an import that was to go on.
    @Test func `lines with a moment that cannot be are set aside with the others`() throws {
        let good = Self.party("good", recorded: "2020-02-01T00:00:00.000Z")
        let better = Self.party("better", recorded: "2020-03-01T00:00:00.000Z")
        let lines = [good] + Self.bad + [better]
        let result = try demo.succeed(
            "import", "drafts", "-", "--backfill", "--skip-bad", "bad.jsonl", input: lines.joined(separator: "\n"))
        #expect(result.err.contains("2 recorded") && result.err.contains("4 refused"))
        for number in 2...5 { #expect(result.err.contains("-:\(number)")) }
        let kept = try String(contentsOf: demo.folder.appendingPathComponent("bad.jsonl"), encoding: .utf8)
        #expect(kept == Self.bad.joined(separator: "\n") + "\n")
        #expect(try demo.succeed("search", "e").out.contains("party:better"))
    }

    @Test func `every line that is no draft is named once, and nothing is written`() throws {
        let before = try demo.succeed("log").out
        let result = try demo.run("import", "drafts", "-", input: "{}\n\nno JSON\n[]\n")
        #expect(result.status == 65)
        for number in [1, 3, 4] { #expect(result.err.components(separatedBy: "-:\(number):").count == 2) }
        #expect(try demo.succeed("log").out == before)
    }
}
