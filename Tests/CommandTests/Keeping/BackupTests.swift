import Foundation
import Testing

/// Copies of a ledger that is being written to, and what may be put in its place.
@Suite struct BackupTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"))
        try record("a")
    }

    private func record(_ id: String, in other: Binary? = nil) throws {
        try (other ?? ledger).succeed("record", "party", id, "--kind", "city", "--name", id.uppercased())
    }

    private func path(_ name: String) -> String { scratch.url.appendingPathComponent(name).path }

    /// A ledger of this scratch, its user's home outside it.
    private func at(_ name: String) -> Binary {
        Binary(folder: URL(fileURLWithPath: path(name)), variables: ["HOME": scratch.url.path])
    }

    private func lines(_ folder: String) throws -> [Substring] {
        try at(folder).succeed("log").out.split(separator: "\n")
    }

    @Test("A copy made while others write is a beginning of the log, and verifies")
    func whileOthersWrite() throws {
        let drafts = (1...3000).map {
            #"{"type":"party.registered","data":{"party":"p\#($0)","kind":"city","names":[{"text":"P"}]}}"#
        }
        try drafts.joined(separator: "\n").write(toFile: path("drafts.jsonl"), atomically: true, encoding: .utf8)
        let writer = try ledger.start(
            URL(fileURLWithPath: "/bin/sh"),
            [
                "-c",
                "for n in 1 2 3 4 5 6 7 8; do sed \"s/p\\([0-9]*\\)\\\"/q$n-\\1\\\"/\" ../drafts.jsonl | head -200 | \(Binary.executable.path) import drafts -; done",
            ])
        var sizes: Set<Int> = []
        repeat {
            try ledger.succeed("backup", path("copy"))
            sizes.insert(try lines("copy").count)
            #expect(try at("copy").run("verify").status == 0)
        } while writer.process.isRunning
        #expect(try writer.result().status == 0)
        try ledger.succeed("backup", path("copy"))
        #expect(try lines("copy") == lines("ledger"))
        #expect(sizes.count > 1)
    }

    @Test("A backup never replaces a newer one, another log, or something else")
    func replacing() throws {
        try ledger.succeed("backup", path("copy"))
        try record("b")
        try ledger.succeed("backup", path("copy"))
        #expect(try lines("copy").count == 3)
        try record("c", in: at("copy"))
        let newer = try ledger.run("backup", path("copy"))
        #expect(newer.status == 1 && newer.err.contains("has 4 events"))
        try record("d")
        let forked = try ledger.run("backup", path("copy"))
        #expect(forked.status == 1 && forked.err.contains("went its own way"))
        try scratch.binary.succeed("init", "other", "--no-key")
        #expect(try ledger.run("backup", path("other")).err.contains("another ledger"))
        try FileManager.default.createDirectory(atPath: path("full/x"), withIntermediateDirectories: true)
        #expect(try ledger.run("backup", path("full")).err.contains("something else"))
        #expect(FileManager.default.fileExists(atPath: path("full/x")))
    }

    @Test("A backup takes nothing away that it did not put there")
    func losesNothing() throws {
        try "mine".write(toFile: path("ledger/notes.txt"), atomically: true, encoding: .utf8)
        #expect(try scratch.binary.run("backup", "ledger", "--ledger", "ledger").err.contains("the ledger itself"))
        try ledger.succeed("backup", path("copy"))
        try "mine".write(toFile: path("copy/notes.txt"), atomically: true, encoding: .utf8)
        try record("b")
        #expect(try ledger.run("backup", path("copy")).err.contains("notes.txt"))
        try FileManager.default.createDirectory(atPath: path("two.new"), withIntermediateDirectories: true)
        try "mine".write(toFile: path("two.new/x"), atomically: true, encoding: .utf8)
        try ledger.succeed("backup", path("two"))
        // A link to another disk stays one, and the disk has the copy.
        try FileManager.default.createDirectory(atPath: path("disk"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("disk"))
        try ledger.succeed("backup", path("link"))
        #expect(try lines("disk").count == 3)
        for file in ["ledger/notes.txt", "copy/notes.txt", "two.new/x", "ledger/.gitignore"] {
            #expect(FileManager.default.fileExists(atPath: path(file)), "\(file)")
        }
    }

    @Test("A lost ledger comes back; an older state never goes over a newer one")
    func restoring() throws {
        try ledger.succeed("backup", path("copy"))
        #expect(try scratch.binary.run("restore", "copy", "--to", "fresh").status == 0)
        #expect(try lines("fresh") == lines("ledger"))
        try record("b")
        let refused = try scratch.binary.run("restore", "copy", "--to", "ledger")
        #expect(refused.status == 1 && refused.err.contains("never put over a newer one"))
        #expect(try lines("ledger").count == 3)
        // An older state is replaced, and kept.
        try ledger.succeed("backup", path("copy"))
        let restored = try scratch.binary.run("restore", "copy", "--to", "fresh")
        #expect(restored.status == 0 && restored.err.contains("fresh.old-1"))
        #expect(try lines("fresh").count == 3 && lines("fresh.old-1").count == 2)
    }

    @Test("A backup that was touched is not put anywhere")
    func damaged() throws {
        try ledger.succeed("backup", path("copy"))
        let segment = path("copy/events/00000000.jsonl")
        let text = try String(contentsOfFile: segment, encoding: .utf8)
        try text.replacing("\"A\"", with: "\"B\"").write(toFile: segment, atomically: true, encoding: .utf8)
        let result = try scratch.binary.run("restore", "copy", "--to", "fresh")
        #expect(result.status == 1 && result.err.contains("does not verify"))
        #expect(!FileManager.default.fileExists(atPath: path("fresh")))
    }

    @Test("What stands beside the log takes no more room in the copy, however long it says it is")
    func sparse() throws {
        try FileManager.default.createDirectory(atPath: path("ledger/snapshots"), withIntermediateDirectories: true)
        let names = ["snapshots/00000002.jsonl", "events/notes"]
        for name in names {
            try Data("{}".utf8).write(to: URL(fileURLWithPath: path("ledger/" + name)))
            #expect(truncate(path("ledger/" + name), 1 << 36) == 0)
        }
        try ledger.succeed("backup", path("copy"))
        for name in names {
            var status = stat()
            #expect(stat(path("copy/" + name), &status) == 0 && status.st_size == 1 << 36)
            #expect(status.st_blocks < 2048, "\(name) takes \(status.st_blocks) blocks")
        }
        let deep = try ledger.run("verify", "--deep")
        #expect(deep.status == 3 && deep.out.contains("snapshots/00000002.jsonl"))
    }

    @Test("A link or a pipe beside the log is not copied, and named", arguments: ["link", "pipe"])
    func noFile(kind: String) throws {
        let place = path("ledger/events/notes")
        if kind == "pipe" { #expect(mkfifo(place, 0o644) == 0) }
        if kind == "link" {
            try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "/etc/passwd")
        }
        let result = try ledger.run("backup", path("copy"))
        #expect(
            result.status == 1 && result.err.contains("events/notes is a link, a pipe or a device"), "\(result.err)")
        #expect(!FileManager.default.fileExists(atPath: path("copy")))
    }
}
