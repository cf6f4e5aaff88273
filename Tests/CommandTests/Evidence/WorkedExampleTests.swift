import CanonicalJSON
import Foundation
import Testing

/// The worked example of `events/README.md`, which both verifiers have to take for what it says it is.
@Suite struct WorkedExampleTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        let format = try String(
            contentsOf: Binary.project.appendingPathComponent("events/README.md"), encoding: .utf8)
        let events = scratch.url.appendingPathComponent("events")
        try FileManager.default.createDirectory(at: events, withIntermediateDirectories: true)
        for (language, name) in [("jsonl", "00000000.jsonl"), ("checkpoint", "checkpoint")] {
            let block = format.components(separatedBy: "```\(language)\n").last?.components(separatedBy: "```\n").first
            try #require(block).write(to: events.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        ledger = Binary(folder: scratch.url)
    }

    @Test func theCommandVerifiesIt() throws {
        #expect(try ledger.succeed("verify", "--format", "json").json["size"] == 3)
    }

    @Test(.enabled(if: IndependentVerifier.isHere, "python3 and openssl are not both here"))
    func theScriptVerifiesIt() throws {
        let result = try IndependentVerifier(folder: scratch.url).run(".")
        #expect(result.status == 0, "\(result.out)")
        #expect(try result.out.contains(LogFiles(reading: scratch.url).checkpointLines[2]))
    }

    @Test func aLedgerWhoseCheckpointIsGoneIsNotTakenForNone() throws {
        try FileManager.default.removeItem(at: scratch.url.appendingPathComponent("events/checkpoint"))
        let verified = try ledger.run(["verify", "--format", "json"])
        #expect(verified.status == 3)
        #expect(try verified.json["findings"]?[0]?["grade"] == "missing")
        #expect(try verified.json["findings"]?[0]?["where"] == "events/checkpoint")
        for arguments in [["log"], ["init", "."]] {
            let result = try ledger.run(arguments)
            #expect(result.status == 1)
            #expect(result.err.contains("checkpoint is gone"), "\(result.err)")
        }
        #expect(try LogFiles.lineCount(in: scratch.url) == 3)
    }
}

extension LogFiles {
    fileprivate static func lineCount(in folder: URL) throws -> Int {
        try Data(contentsOf: folder.appendingPathComponent("events/00000000.jsonl")).count { $0 == UInt8(ascii: "\n") }
    }
}
