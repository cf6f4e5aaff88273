import Foundation
import Testing

/// What a shell allows a process: files of no more than a size, and no more than a number of them open. Each once ended the
/// program by a signal.
@Suite struct LimitTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("demo"))
        try ledger.succeed("record", "party", "a", "--kind", "city", "--name", "A", "--by", "me")
    }

    private static let commands = [
        "log", "status", "replay", "timeline", "check", "verify --deep", "audit --all", "export jsonl", "search a",
        "snapshot", "backup ../copy", "record party b --kind city --name B --by me", "hook install",
    ]

    private func run(_ command: String, _ limit: String) throws -> Binary.Result {
        let shell = URL(fileURLWithPath: "/bin/sh")
        let script = "ulimit \(limit); exec \"$0\" \(command)"
        return try ledger.start(shell, ["-c", script, Binary.executable.path]).result()
    }

    @Test(arguments: commands, [0, 4])
    func `a file that may not grow is an error`(command: String, blocks: Int) throws {
        try? FileManager.default.removeItem(at: ledger.folder.appendingPathComponent(".chancery"))
        let result = try run(command, "-f \(blocks)")
        #expect(result.status < 100, "\(result.status)")
        if blocks == 4 { try ledger.succeed("verify") }
    }

    /// Nine are enough to load the program.
    @Test(arguments: commands, [9, 24])
    func `too few files are an error that says so`(command: String, files: Int) throws {
        let result = try run(command, "-n \(files)")
        #expect(result.status == 1)
        #expect(
            result.err == """
                error: this process may have only \(files) files open, those that it was started with among them.
                hint: Raise the limit, such as with ulimit -n 256.

                """)
    }

    @Test func `a limit that may be raised is no hindrance`() throws {
        #expect(try run("replay", "-S -n 9").status == 0)
    }
}
