import Foundation
import Testing

/// Where output goes: files, links, pipes and devices, and what becomes of it when it cannot be written.
@Suite struct OutputTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    private func shell(_ script: String) throws -> Binary.Result {
        try ledger.start(
            URL(fileURLWithPath: "/bin/bash"), ["-c", "chancery=\(Binary.executable.path)\n" + script]
        ).result()
    }

    /// Goes into a ledger to which anyone may write.
    private static let keyless = "$chancery init demo --no-key > /dev/null 2>&1; cd demo"

    private func attributes(_ name: String) throws -> [FileAttributeKey: Any] {
        try FileManager.default.attributesOfItem(atPath: ledger.folder.appendingPathComponent(name).path)
    }

    private func content(_ name: String) throws -> String {
        try String(contentsOf: ledger.folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test(
        "A full disk under standard output is an error of every command",
        arguments: [
            "log", "replay", "timeline", "export jsonl", "export ical", "schema", "--help", "record party --help",
        ])
    func fullDevice(command: String) throws {
        let result = try shell("$chancery \(command) > /dev/full")
        #expect(result.status == 1)
        #expect(
            result.err.contains("error: the output could not be written: No space left on device."), "\(result.err)")
    }

    @Test("Messages that cannot be told change nothing of what is done")
    func fullMessages() throws {
        let result = try shell(
            "\(Self.keyless); $chancery record party x --kind city --name X 2> /dev/full && $chancery show party:x")
        #expect(result.status == 0 && result.out.contains("X"))
    }

    @Test("A closed standard output is an error, and no file of the ledger takes its place")
    func closed() throws {
        let result = try shell(
            "\(Self.keyless); $chancery record party x --kind city --name X >&-; echo $?; $chancery verify")
        #expect(result.out.hasPrefix("1\n"))
        #expect(result.err.contains("could not be written: Bad file descriptor"))
        #expect(result.status == 0, "\(result.out)")
    }

    @Test("A reader that goes away ends a command without a word", arguments: ["log", "export csv", "export prov"])
    func closedPipe(command: String) throws {
        let result = try shell("$chancery \(command) | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}")
        #expect(result.err.isEmpty)
        // Ended by SIGPIPE, or, where all of it went into the pipe before, not at all.
        #expect(["141\n", "0\n"].contains(result.out), "\(result.out)")
    }

    @Test("A pipe is written into, and stays a pipe")
    func pipe() throws {
        let result = try shell("mkfifo pipe; cat pipe & $chancery export jsonl --output pipe && wait && test -p pipe")
        #expect(result.status == 0)
        #expect(try result.out == ledger.succeed("log").out)
    }

    @Test("A device is written into, and what it refuses is an error")
    func device() throws {
        #expect(try ledger.run("export", "jsonl", "--output", "/dev/null").status == 0)
        let full = try ledger.run("export", "jsonl", "--output", "/dev/full")
        #expect(full.status == 1 && full.err.contains("to /dev/full: No space left on device"))
        #expect(try shell("test -c /dev/null -a -c /dev/full").status == 0)
    }

    @Test("Standard output by name, or as a minus, is appended to, not replaced", arguments: ["-", "/dev/stdout"])
    func standardOutput(name: String) throws {
        let result = try shell("echo before > out; $chancery export jsonl --output \(name) >> out; cat out")
        #expect(try result.out == "before\n" + ledger.succeed("log").out)
        #expect(!FileManager.default.fileExists(atPath: ledger.folder.appendingPathComponent("-").path))
    }

    @Test("A link stays a link, and the file behind it is replaced, with its permissions")
    func link() throws {
        let result = try shell(
            """
            mkdir far; echo old > far/file; chmod 600 far/file; ln -s file far/near; ln -s far/near link; ln -s far/none loose
            $chancery export jsonl --output link && $chancery export jsonl --output loose && test -L link -a -L loose
            """)
        #expect(result.status == 0, "\(result.err)")
        let log = try ledger.succeed("log").out
        #expect(try content("far/file") == log && content("far/none") == log)
        #expect(try attributes("far/file")[.posixPermissions] as? Int == 0o600)
    }

    @Test("Links in a circle and folders take no output")
    func nowhere() throws {
        let circle = try shell("ln -s b a; ln -s a b; $chancery export jsonl --output a")
        #expect(circle.status == 1 && circle.err.contains("symbolic links"))
        let folder = try ledger.run("export", "jsonl", "--output", "events")
        #expect(folder.status == 64 && folder.err.contains("is a folder"))
    }

    @Test("A database goes into a file, and says so of everything else", arguments: [nil, "-", "/dev/null", "pipe"])
    func database(output: String?) throws {
        let result = try shell("mkfifo pipe; $chancery export sqlite \(output.map { "--output \($0)" } ?? "")")
        #expect(result.status == 64)
        #expect(result.err.contains("SQLite writes to and fro in its file"), "\(result.err)")
    }

    @Test(
        "A full disk leaves the file that was there",
        .enabled(if: SmallDisk.canBeMade, "a small disk can only be mounted by root"))
    func fullDisk() throws {
        let disk = try SmallDisk()
        let output = disk.url.appendingPathComponent("out").path
        try "old".write(toFile: output, atomically: true, encoding: .utf8)
        try disk.fill(leaving: 40 << 10)
        let result = try ledger.run("export", "jsonl", "--output", output)
        #expect(result.status == 1 && result.err.contains("No space left on device"))
        #expect(try String(contentsOfFile: output, encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.url.path).sorted() == ["filler", "out"])
    }
}
