import Foundation
import Testing

/// Damaged ledgers give way to a backup, whole ones to no older state, and nothing of either is lost.
@Suite struct RestoreTests {
    let scratch: Scratch
    let ledger: Binary

    /// A ledger of three events, a backup of two.
    init() throws {
        scratch = try Scratch()
        ledger = Binary(
            folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
        try root.succeed("init", "ledger", "--origin", "example.org/kept")
        try record("a")
        try ledger.succeed("backup", path("copy"))
        try record("b")
    }

    private var root: Binary { Binary(folder: scratch.url, variables: ["HOME": scratch.url.path]) }
    private func path(_ name: String) -> String { scratch.url.appendingPathComponent(name).path }
    private func at(_ name: String) -> Binary {
        Binary(folder: scratch.url.appendingPathComponent(name), variables: ["HOME": scratch.url.path])
    }

    private func record(_ id: String) throws {
        try ledger.succeed("record", "party", id, "--kind", "city", "--name", id)
    }

    private func content(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

    private func restore() throws -> Binary.Result { try root.run("restore", "copy", "--to", "ledger") }

    /// What is done to the ledger, and how many lines of it the backup does not have.
    static let damages: [(what: String, script: String, surplus: Int)] = [
        ("an empty checkpoint", ": > events/checkpoint", 1),
        ("no checkpoint", "rm events/checkpoint", 1),
        ("a checkpoint that is none", "echo nonsense > events/checkpoint", 1),
        ("an altered line", "sed -i '2s/\"a\"/\"x\"/' events/00000000.jsonl", 2),
        ("a cut last line", "truncate -s -3 events/00000000.jsonl", 1),
        ("no segment", "rm events/00000000.jsonl", 0),
        ("neither segment nor checkpoint", "rm events/00000000.jsonl events/checkpoint", 0),
        ("no events", "rm -r events", 0),
    ]

    @Test("A damaged ledger gives way, is kept, and what only it has is counted", arguments: damages)
    func damaged(what: String, script: String, surplus: Int) throws {
        _ = try ledger.start(URL(fileURLWithPath: "/bin/sh"), ["-c", script]).result()
        let before = content("ledger/events/00000000.jsonl")
        let result = try restore()
        #expect(result.status == 0, "\(result.err)")
        #expect(result.err.contains("ledger.old-1"))
        #expect(result.err.contains("note: \(surplus) line") == (surplus > 0), "\(result.err)")
        #expect(content("ledger/events/00000000.jsonl") == content("copy/events/00000000.jsonl"))
        #expect(content("ledger/events/checkpoint") == content("copy/events/checkpoint"))
        #expect(content("ledger.old-1/events/00000000.jsonl") == before)
    }

    @Test("An older backup can be restored although a newer state was verified here, and who writes is told")
    func verifiedBefore() throws {
        try ledger.succeed("verify")
        try Data().write(to: URL(fileURLWithPath: path("ledger/events/checkpoint")))
        #expect(try restore().status == 0)
        let refused = try ledger.run("record", "party", "c", "--kind", "city", "--name", "c")
        #expect(refused.status == 1 && refused.err.contains("last written or verified"), "\(refused.err)")
        #expect(try ledger.run("verify").out.contains("The log once had 3 events"))
    }

    @Test("A whole ledger gives way to no older state, though it has bytes that were never committed")
    func whole() throws {
        let segment = path("ledger/events/00000000.jsonl")
        let torn = try #require(content("ledger/events/00000000.jsonl")) + Data("{torn".utf8)
        try torn.write(to: URL(fileURLWithPath: segment))
        let result = try restore()
        #expect(result.status == 1 && result.err.contains("never put over a newer one"), "\(result.err)")
        #expect(content("ledger/events/00000000.jsonl") == torn)
    }

    @Test("What is left of another ledger does not give way")
    func another() throws {
        try root.succeed("init", "other", "--origin", "example.org/other")
        try FileManager.default.removeItem(atPath: path("other/events/checkpoint"))
        let result = try root.run("restore", "copy", "--to", "other")
        #expect(result.status == 1 && result.err.contains("another ledger, example.org/other"), "\(result.err)")
        try FileManager.default.createDirectory(atPath: path("home"), withIntermediateDirectories: true)
        try "mine".write(toFile: path("home/letter"), atomically: true, encoding: .utf8)
        #expect(try root.run("restore", "copy", "--to", "home").err.contains("something else"))
        #expect(content("home/letter") == Data("mine".utf8))
    }

    @Test("While somebody writes, nothing that was acknowledged is put aside")
    func concurrentWriter() throws {
        // By name: who sits in a folder goes with it when it is put aside.
        let writer = try root.start(
            URL(fileURLWithPath: "/bin/sh"),
            [
                "-c",
                "for n in $(seq 25); do \(Binary.executable.path) record party w$n --kind city --name W --ledger ledger || exit 1; done",
            ])
        var restored = 0
        repeat {
            let backup = try ledger.run("backup", path("copy"))
            #expect(backup.status == 0, "\(backup.err)")
            let result = try restore()
            // Either nobody had written since the backup, or the ledger is newer.
            #expect(result.status == 0 || result.err.contains("never put over a newer one"), "\(result.err)")
            restored += result.status == 0 ? 1 : 0
        } while writer.process.isRunning
        let written = try writer.result()
        #expect(written.status == 0, "\(written.err)")
        let acknowledged = written.out.split(separator: "\n")
        let log = try ledger.succeed("log").out
        #expect(acknowledged.count == 25)
        for id in acknowledged { #expect(log.contains("\"id\":\"\(id)\""), "\(id), after \(restored) restores") }
        try ledger.succeed("verify", "--deep")
    }
}
