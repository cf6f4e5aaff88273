import CanonicalJSON
import Foundation
import Testing

/// Imports of files that have events in common, and records of the same, at once.
@Suite struct OverlappingImportsTests {
    private static let importers = 6

    /// Three drafts of each file are in the next one too.
    private static func draft(_ number: Int) -> String {
        #"{"type":"party.registered","id":"same-\#(number)","by":"A","data":{"party":"same-\#(number)","kind":"city","names":[{"text":"Town of \#(number)"}]}}"#
            + "\n"
    }

    private static func files(of importer: Int) -> [[Int]] {
        (0..<4).map { round in Array(round * 6 + importer % 3 * 3..<round * 6 + importer % 3 * 3 + 6) }
    }

    @Test func eachEventIsCommittedOnce() throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/overlap")
        let ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
        let running = try (0..<Self.importers).map { importer in try start(importer, ledger, scratch) }
        let results = try running.map { try $0.result() }
        for result in results { #expect(result.status == 0, "\(result.out)\(result.err)") }
        let ids = try ledger.succeed("log").out.split(separator: "\n").dropFirst().map {
            try JSON(parsing: String($0))["id"]?.string ?? ""
        }
        let given = Set((0..<Self.importers).flatMap(Self.files).joined())
        #expect(ids.sorted() == given.map { "same-\($0)" }.sorted())
        // Together they say that they recorded what is there.
        let recorded = results.flatMap { $0.err.matches(of: /read, (\d+) recorded/).compactMap { Int($0.output.1) } }
        #expect(recorded.reduce(0, +) == given.count)
        try ledger.succeed("verify", "--deep")
    }

    /// Imports its files one after the other, and says "refused" of nothing.
    private func start(_ importer: Int, _ ledger: Binary, _ scratch: Scratch) throws -> Binary.Running {
        var script = "set -e\n"
        for (round, numbers) in Self.files(of: importer).enumerated() {
            let file = scratch.url.appendingPathComponent("drafts-\(importer)-\(round).jsonl")
            try numbers.map(Self.draft).joined().write(to: file, atomically: true, encoding: .utf8)
            script += "'\(Binary.executable.path)' import drafts '\(file.path)'\n"
        }
        return try ledger.start(URL(fileURLWithPath: "/bin/sh"), ["-c", script])
    }
}
