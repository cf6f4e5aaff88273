import CanonicalJSON
import Foundation
import Reports
import Testing

/// The rules of `check`, each over the drafts of its own example.
@Suite struct CheckRuleTests {
    /// What the examples rest on.
    private static let ground = [
        #"{"type":"party.registered","data":{"party":"a","kind":"city","names":[{"text":"Alpha"}]}}"#,
        #"{"type":"party.registered","data":{"party":"b","kind":"city","names":[{"text":"Beta"}]}}"#,
        #"{"type":"party.registered","data":{"party":"o","kind":"organisation","names":[{"text":"League"}]}}"#,
        #"{"type":"party.registered","data":{"party":"o2","kind":"country","names":[{"text":"Land"}]}}"#,
        #"{"type":"party.registered","data":{"party":"p","kind":"person","names":[{"text":"Pat"}]}}"#,
        #"{"type":"source.registered","data":{"source":"s","kind":"article","title":"S"}}"#,
        #"{"type":"source.registered","data":{"source":"t","kind":"article","title":"T","derived_from":[{"source":"s","how":"copy"}]}}"#,
        #"{"type":"source.registered","data":{"source":"u","kind":"article","title":"U"}}"#,
    ]

    private func findings(in drafts: String, by rule: String) throws -> [JSON] {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key", "--recorded", "2000-01-01T00:00:00.000Z")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        // A backfill claims moments; what claims none is recorded before the first that does.
        let isBackfill = drafts.contains(#""recorded""#)
        let ground = Self.ground.map {
            isBackfill ? String($0.dropLast()) + #","recorded":"2020-01-01T12:00:00.000Z"}"# : $0
        }
        let arguments = ["import", "drafts", "-", "--anyway"] + (isBackfill ? ["--backfill"] : [])
        let result = try demo.run(arguments, input: (ground + [drafts]).joined(separator: "\n"))
        #expect(result.status == 0, "\(result.err)")
        let report = try demo.run("check", "--rule", rule, "--format", "json", "--fail-on", "never")
        #expect(report.status == 0, "\(report.err)")
        return try #require(try report.json["findings"]?.array)
    }

    @Test("A rule finds what its example shows", arguments: CheckRules.names)
    func findsTheOdd(name: String) throws {
        let explanation = try self.explanation(of: name)
        let found = try findings(in: explanation.lines("odd"), by: name)
        #expect(found.count == 1)
        #expect(found.first?["rule"]?.string == name)
        #expect(found.first?["severity"]?.string == explanation["severity"]?.string)
        #expect(found.first?["what"]?.string?.isEmpty == false)
    }

    @Test("A rule leaves alone what is sound", arguments: CheckRules.names)
    func leavesTheSound(name: String) throws {
        #expect(try findings(in: explanation(of: name).lines("sound"), by: name).isEmpty)
    }

    private func explanation(of rule: String) throws -> JSON {
        let scratch = try Scratch()
        return try scratch.binary.succeed("check", "--explain", rule, "--format", "json").json
    }

    @Test("The page about the rules is what the program says of them")
    func thePageIsCurrent() throws {
        let page = try String(
            contentsOf: Binary.project.appendingPathComponent("docs/CHECKS.md"), encoding: .utf8)
        #expect(page == RuleList().rendered(as: .markdown))
    }

    @Test("A pseudonym is like nobody")
    func pseudonyms() throws {
        let drafts = """
            {"type":"party.registered","data":{"party":"x","kind":"pseudonym","names":[{"text":"Alpha"}]}}
            {"type":"party.registered","data":{"party":"y","kind":"pseudonym","names":[{"text":"Alpha"}]}}
            """
        #expect(try findings(in: drafts, by: "parties-look-alike").isEmpty)
    }
}

extension JSON {
    fileprivate func lines(_ key: String) -> String {
        (self[key]?.array ?? []).compactMap(\.string).joined(separator: "\n")
    }
}

/// `check` as a command, on the project's own ledger.
@Suite struct CheckCommandTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    @Test("Exit codes tell how grave the gravest finding is")
    func exitCodes() throws {
        #expect(try ledger.run("check", "--on", "2024-06-01").status == 3)
        #expect(try ledger.run("check", "--on", "2024-06-01", "--fail-on", "error").status == 0)
        #expect(try ledger.run("check", "--on", "2024-06-01", "--fail-on", "never").status == 0)
        #expect(try ledger.run("check", "--rule", "nonsense").status == 64)
    }

    @Test("A finding of the whole ledger is also one about its subject, and of no other")
    func subjects() throws {
        let whole = try ledger.run("check", "--on", "2024-06-01", "--format", "json").json["findings"]?.array ?? []
        let own =
            try ledger.run("check", "tacoma-fuzhou-2024-03", "--on", "2024-06-01", "--format", "json").json["findings"]?
            .array ?? []
        #expect(whole.count > own.count)
        #expect(!own.isEmpty)
        #expect(own.allSatisfy { $0["subject"]?.string == "visit:tacoma-fuzhou-2024-03" && whole.contains($0) })
        #expect(own.contains { $0["rule"]?.string == "visit-unresolved" })
    }

    @Test("What was not overdue then was not found then")
    func bothTimes() throws {
        let before = try ledger.run("check", "--rule", "visit-unresolved", "--on", "2024-03-01", "--format", "json")
            .json
        #expect(before["findings"]?.array?.isEmpty == true)
        let unheard = try ledger.run(
            "check", "--rule", "visit-unresolved", "--on", "2024-06-01", "--known-on", "2023-12-31", "--format", "json")
        #expect(try unheard.json["findings"]?.array?.isEmpty == true)
    }

    @Test("A rule explains itself")
    func explain() throws {
        let text = try ledger.succeed("check", "--explain", "single-voice").out
        #expect(text.contains("one voice") && text.contains("membership.joined"))
        #expect(try ledger.succeed("check", "--list").out.contains("parties-look-alike"))
    }
}
