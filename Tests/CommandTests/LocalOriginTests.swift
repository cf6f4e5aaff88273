import Foundation
import Testing

/// A local name is nobody's: an explicit one once got a key, which vouched for nothing.
@Suite struct LocalOriginTests {
    @Test(arguments: [["--origin", "local/x"], []])
    func aLocalOriginHasNoKey(options: [String]) throws {
        let scratch = try Scratch()
        let made = try scratch.binary.run(["init", "demo"] + options)
        #expect(made.status == 0 && made.out.hasPrefix("local/"))
        #expect(made.err.contains("It has no key, as a local origin is nobody's name"))
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let opening = try demo.succeed("log").json
        #expect(opening["data"]?["key"] == nil)
        #expect(!FileManager.default.fileExists(atPath: scratch.url.path + "/.config/chancery/keys"))
        try demo.succeed("record", "party", "a", "--kind", "city", "--name", "A")
        let report = try demo.run("verify", "--format", "json")
        #expect(report.status == 0, "\(report.out)")
        #expect(try demo.run("key", "rotate").status != 0)
    }
}

/// What nobody vouches for is told as that, in every form.
@Suite struct KeylessReportTests {
    @Test(
        "Each report of a ledger without a key says so",
        arguments: [
            "replay", "show a", "timeline a", "search A", "blame a names", "check", "stats", "status",
            "diff --on 2020 --on 2021",
        ])
    func saysSo(command: String) throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        try demo.succeed("record", "party", "a", "--kind", "city", "--name", "A")
        for form in ["text", "json", "csv", "markdown", "html"] {
            let out = try demo.run((command + " --format " + form).split(separator: " ").map(String.init)).out
            #expect(out.contains(form == "json" ? "keyless" : "no key"), "\(command) as \(form)")
        }
    }
}

/// A second ledger under a name that is remembered here.
@Suite struct RememberedNameTests {
    @Test("A ledger without a key takes no name for which a key is trusted, and nothing is made")
    func keyed() throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "first", "--origin", "example.org/x")
        let refused = try scratch.binary.run("init", "second", "--origin", "example.org/x", "--no-key")
        #expect(refused.status == 1)
        #expect(refused.err.contains("the key example.org/x+") && refused.err.contains("Nothing was made."))
        #expect(!FileManager.default.fileExists(atPath: scratch.url.path + "/second"))
    }

    @Test("A ledger that is made anew under its name counts from then on", arguments: [["--no-key"], []])
    func anew(options: [String]) throws {
        let scratch = try Scratch()
        let making = ["init", "demo", "--origin", "example.org/x"] + options
        #expect(try scratch.binary.run(making).status == 0)
        try scratch.binary.succeed("record", "party", "a", "--kind", "city", "--name", "A", "--ledger", "demo")
        try FileManager.default.removeItem(at: scratch.url.appendingPathComponent("demo"))
        let made = try scratch.binary.run(making)
        #expect(made.status == 0, "\(made.err)")
        try scratch.binary.succeed("record", "party", "b", "--kind", "city", "--name", "B", "--ledger", "demo")
        #expect(try scratch.binary.run("verify", "--ledger", "demo").status == 0)
    }
}

/// Whoever is no party cannot end what two others agreed on.
@Suite struct OutsiderCommandTests {
    @Test func aWithdrawalBySomebodyElseIsRefusedAndOneThatBecameOneIsExplained() throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        for party in ["a", "b", "c"] { try demo.succeed("record", "party", party, "--kind", "city", "--name", party) }
        try demo.succeed(
            "record", "agreement", "x", "--kind", "sister-city", "--form", "bilateral", "--party", "a", "--party", "b",
            "--id", "agreement-x")
        try demo.succeed("record", "signing", "x", "--on", "2000-01-01", "--id", "signing-x")
        let refused = try demo.run("record", "withdrawal", "c", "x", "--on", "2010-01-01")
        #expect(refused.status == 65)
        #expect(refused.err.contains("“c” is no party of “x”") && refused.err.contains("Known as such: a, b."))
        #expect(try demo.run("record", "suspension", "x", "c", "--on", "2010-01-01").status == 65)
        // The register named the wrong city, whose withdrawal was taken for what it was.
        try demo.succeed("record", "withdrawal", "b", "x", "--on", "2010-01-01")
        #expect(try demo.succeed("show", "x", "--on", "2015-01-01").out.contains("certain  ended"))
        try demo.succeed(
            "correct", "agreement-x", "--set", "/data/parties/1=c", "--reason", "It was city c.", "--anyway")
        let shown = try demo.succeed("show", "x", "--on", "2015-01-01", "--explain")
        #expect(shown.out.contains("certain  in-force") && shown.out.contains("disregards @6 no-party"))
        #expect(shown.out.contains("no-party: Whoever it names is no party"))
        let found = try demo.run("check", "x", "--rule", "act-of-no-party", "--format", "json")
        #expect(found.status == 3)
        #expect(try found.json["findings"]?[0]?["events"] == [6])
    }
}
