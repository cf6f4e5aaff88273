import Foundation
import Testing

/// The pages that a newcomer follows, followed.
@Suite struct TutorialTests {
    private static func page(_ name: String) throws -> String {
        try String(contentsOf: Binary.project.appendingPathComponent(name), encoding: .utf8)
    }

    @Test("The tutorial runs from its first block to its last, and shows what it says")
    func tutorial() throws {
        let page = try Self.page("docs/TUTORIAL.md")
        let parts = page.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "\n```") }
        #expect(parts.count >= 12)
        let scratch = try Scratch()
        let marked = parts.enumerated().map { "echo @@@\($0.offset)@@@\n" + $0.element[0] }
        let script = "set -e\nexec 2>&1\n" + marked.joined(separator: "\n")
        let shell = Binary(
            folder: scratch.url,
            variables: ["PATH": Binary.executable.deletingLastPathComponent().path + ":/usr/bin:/bin"])
        let result = try shell.start(URL(fileURLWithPath: "/bin/sh"), ["-c", script]).result()
        #expect(result.status == 0, "\(result.out.suffix(2000))")
        // What stands under a block is what it prints, in this order.
        var shown = 0
        for (number, part) in parts.enumerated() {
            guard part.count > 1, let text = part[1...].first(where: { $0.hasPrefix("text\n") }) else { continue }
            let printed =
                result.out.components(separatedBy: "@@@\(number)@@@\n").last?
                .components(separatedBy: "@@@\(number + 1)@@@\n")[0] ?? ""
            var rest = printed[...]
            for line in text.split(separator: "\n").dropFirst() {
                shown += 1
                guard let place = rest.range(of: line) else {
                    Issue.record("“\(line)” is not printed by block \(number): \(printed)")
                    break
                }
                rest = rest[place.upperBound...]
            }
        }
        #expect(shown > 25)
        #expect(result.out.contains("3 rows read: 3 recorded; 9 events recorded."))
        #expect(result.out.contains("otherwise ended"))
        #expect(result.out.contains("since 1990-05-01"))
        #expect(result.out.contains("ok: the ledger contains exactly what the trail showed"))
        #expect(result.out.contains("and verifies"))
        let trail = scratch.url.appendingPathComponent("league/springfield.html")
        #expect(try String(contentsOf: trail, encoding: .utf8).contains("since 1990-06-01"))
        #expect(
            FileManager.default.fileExists(
                atPath: scratch.url.appendingPathComponent("league-copy/events/checkpoint").path))
    }

    @Test("A setting of the command line goes before one of the environment, and that before one of the file")
    func configuration() throws {
        let scratch = try Scratch()
        let ledger = try scratch.projectLedger()
        let folder = ledger.folder.appendingPathComponent(".config/chancery")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "# mine\nformat = json\nledger = \(ledger.folder.path)\nby = File\n".write(
            to: folder.appendingPathComponent("config"), atomically: true, encoding: .utf8)
        #expect(try ledger.succeed("status").out.hasPrefix("{"))
        let environment = Binary(folder: ledger.folder, variables: ["CHANCERY_FORMAT": "markdown"])
        #expect(try environment.succeed("status").out.hasPrefix("# "))
        #expect(try environment.succeed("status", "--format", "json").out.hasPrefix("{"))
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"), variables: ["HOME": ledger.folder.path])
        let recorded = try demo.run(
            "record", "party", "a", "--kind", "city", "--name", "A", "--ledger", ".", "--dry-run")
        #expect(recorded.out.contains("\"by\":\"File\""), "\(recorded.err)")
        let page = try Self.page("docs/CONFIGURATION.md")
        for name in ["CHANCERY_LEDGER", "CHANCERY_BY", "CHANCERY_FORMAT", "CHANCERY_WIDTH", "CHANCERY_KEY", "NO_COLOR"]
        {
            #expect(page.contains("`\(name)`"))
        }
    }

    @Test("Every command has an example")
    func examples() throws {
        let scratch = try Scratch()
        let help = try scratch.binary.succeed("--help").out
        let commands =
            help.components(separatedBy: "SUBCOMMANDS:").last?.matches(of: #/\n {2}([a-z]+) /#).map { String($0.1) }
            ?? []
        #expect(commands.count > 20)
        for command in commands where command != "help" {
            #expect(try scratch.binary.succeed("help", command).out.contains("xample"), "\(command)")
        }
    }

    @Test("A misspelt command, subject or word is met with what was perhaps meant")
    func nearMisses() throws {
        let ledger = try Scratch().projectLedgerKept()
        #expect(try ledger.binary.run("replya").err.contains("replay"))
        #expect(try ledger.binary.run("show", "us-in-carmell").err.contains("us-in-carmel"))
        #expect(try ledger.binary.run("record", "vist").err.contains("visit"))
        #expect(try ledger.binary.run("show", "us-in-carmel", "--onn", "2024").err.contains("--on"))
    }

    @Test("Ids of the ledger at hand are completed, and a broken ledger completes nothing")
    func completions() throws {
        let kept = try Scratch().projectLedgerKept()
        let script = try kept.binary.succeed("--generate-completion-script", "bash").out
        #expect(script.contains("chancery"))
        let words = try kept.binary.run(["---completion", "show", "--", "positional@0", "1", "9", "us-in-ca"]).out
        #expect(words.contains("us-in-carmel"), "\(words)")
    }
}

extension Scratch {
    /// A copy of the project's ledger, with the folder that holds it.
    fileprivate func projectLedgerKept() throws -> (scratch: Scratch, binary: Binary) { (self, try projectLedger()) }
}
