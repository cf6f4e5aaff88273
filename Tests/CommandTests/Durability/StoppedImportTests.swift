import Foundation
import Testing

/// An import that ends in the middle says how far it came: once it said that nothing was recorded.
@Suite struct StoppedImportTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    /// Runs the command where no file may grow beyond a size, as on a disk that is full.
    private func run(_ command: String, kilobytes: Int) throws -> Binary.Result {
        let script = "trap '' XFSZ; ulimit -f \(kilobytes); exec \"$0\" \(command)"
        return try demo.start(URL(fileURLWithPath: "/bin/bash"), ["-c", script, Binary.executable.path]).result()
    }

    private func write(_ text: String, to name: String) throws {
        try text.write(to: demo.folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }

    static let count = 9001

    private var drafts: String {
        (0..<Self.count).map {
            #"{"type":"party.registered","key":"d:\#($0)","data":{"party":"p\#($0)","kind":"city","#
                + #""names":[{"text":"P \#($0) \#(Self.padding($0, longFrom: 4096))"}]}}"#
        }.joined(separator: "\n")
    }

    /// Of the files that a log has, only a later one grows too large.
    private static func padding(_ number: Int, longFrom first: Int) -> String {
        String(repeating: "x", count: number < first ? 10 : 600)
    }

    private func size() throws -> Int { try demo.succeed("log").out.split(separator: "\n").count - 1 }

    @Test("Drafts: what is recorded is told, with the last event, and a second run adds the rest")
    func draftsStop() throws {
        try write(drafts, to: "drafts.jsonl")
        let stopped = try run("import drafts drafts.jsonl", kilobytes: 2500)
        #expect(stopped.status == 1)
        #expect(!stopped.err.contains("Nothing was recorded"), "\(stopped.err)")
        #expect(stopped.err.contains("4096 events were recorded before that, up to @4096 (d:4095)"), "\(stopped.err)")
        #expect(stopped.err.contains("Run the same import again"))
        #expect(try size() == 4096)
        let second = try demo.succeed("import", "drafts", "drafts.jsonl")
        #expect(second.err.contains("4905 recorded, 4096 already there"), "\(second.err)")
        #expect(try size() == Self.count)
        try demo.succeed("verify")
    }

    @Test("A table: where there is no room for what waits, nothing is recorded, and a second run adds all")
    func tableStops() throws {
        try write(
            "City,On\n" + (0..<Self.count).map { "Town \($0) \(Self.padding($0, longFrom: 2100)),2001\n" }.joined(),
            to: "t.csv")
        try write(
            """
            {"job":"t","source":{"kind":"dataset","title":"T"},"parties":{"c":{"kind":"city","name":"{City}"},
             "l":{"kind":"organisation","name":"League"}},
             "events":[{"key":"joined","type":"membership.joined","on":"On","data":{"member":"c","organisation":"l"}}]}
            """, to: "t.json")
        // Its drafts wait in a file until all are checked, which takes more room than the log.
        let stopped = try run("import csv t.csv --map t.json", kilobytes: 3500)
        #expect(stopped.status == 1)
        #expect(stopped.err.hasPrefix("error: ") && stopped.err.hasSuffix("Nothing was recorded.\n"), "\(stopped.err)")
        #expect(try size() == 0)
        try demo.succeed("import", "csv", "t.csv", "--map", "t.json")
        #expect(try size() == Self.count * 2 + 2)
    }

    @Test("Where the first commit fails, nothing was recorded, and that is said")
    func nothing() throws {
        try write(drafts, to: "drafts.jsonl")
        let stopped = try run("import drafts drafts.jsonl", kilobytes: 100)
        #expect(stopped.status == 1 && stopped.err.hasSuffix("Nothing was recorded.\n"), "\(stopped.err)")
        #expect(try size() == 0)
    }
}
