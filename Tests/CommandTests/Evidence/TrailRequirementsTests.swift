import CanonicalJSON
import Foundation
import Testing
import Domain

/// The twenty requirements on an audit trail, one by one, on the project's own ledger and on one with corrections.
@Suite struct TrailRequirementsTests {
    let scratch: Scratch
    let ledger: Binary
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
        try scratch.binary.succeed("init", "demo", "--no-key", "--recorded", "2020-01-01T00:00:00.000Z")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let drafts = [
            #"{"key":"s1","type":"source.registered","recorded":"2020-01-02T00:00:00.000Z","data":{"source":"s","kind":"article","title":"The Gazette","sha256":"0000000000000000000000000000000000000000000000000000000000000001"}}"#,
            #"{"key":"a1","type":"party.registered","recorded":"2020-01-02T00:00:01.000Z","data":{"party":"a","kind":"city","names":[{"text":"Alpha"}]}}"#,
            #"{"key":"o1","type":"party.registered","recorded":"2020-01-02T00:00:02.000Z","data":{"party":"o","kind":"organisation","names":[{"text":"League"}]}}"#,
            #"{"key":"x1","type":"party.registered","recorded":"2020-01-02T00:00:03.000Z","data":{"party":"x","kind":"pseudonym","names":[{"text":"Mr. X"}]}}"#,
            #"{"key":"j1","type":"membership.joined","on":"2019-05-01","by":"Ann","recorded":"2020-02-01T00:00:00.000Z","sources":[{"source":"s","at":"p. 3"}],"attributed":["x"],"place":"a","confidence":"low","data":{"member":"a","organisation":"o"}}"#,
            #"{"key":"j2","type":"membership.joined","on":"2018","by":"Ben","recorded":"2020-02-02T00:00:00.000Z","sources":[{"source":"s","at":"p. 9"}],"data":{"member":"a","organisation":"o"}}"#,
            #"{"key":"c1","type":"fact.corrected","by":"Cyd","recorded":"2020-03-01T00:00:00.000Z","reason":"Misread.","data":{"event":"j1","set":{"/on":"2019-05-02"}}}"#,
            #"{"key":"r1","type":"fact.retracted","by":"Cyd","recorded":"2020-04-01T00:00:00.000Z","reason":"Of another city.","data":{"event":"j2"}}"#,
        ]
        let result = try demo.run("import", "drafts", "-", "--backfill", input: drafts.joined(separator: "\n"))
        #expect(result.status == 0, "\(result.err)")
    }

    private func trail(_ arguments: String...) throws -> JSON {
        try demo.run(["audit", "membership:a/o", "--format", "json"] + arguments).json
    }

    private func entry(_ id: String, _ arguments: String...) throws -> JSON {
        let json = try demo.run(["audit", "membership:a/o", "--format", "json"] + arguments).json
        return try #require(json["trail"]?.array?.first { $0["id"]?.string == id })
    }

    @Test("1. Who recorded each entry, apart from who acted")
    func recorder() throws {
        let entry = try entry("j1")
        #expect(entry["by"] == "Ann")
        #expect(entry["what"]?.string?.contains("Ann") == false)
    }

    @Test("2. By which process and version")
    func process() throws {
        #expect(try entry("j1")["via"]?.string?.hasPrefix("chancery 0.1.0 (import drafts)") == true)
    }

    @Test("3. What kind of event, from a closed list")
    func kind() throws {
        let types = Set(EventTypes.all.map(\.type))
        for entry in try trail()["trail"]?.array ?? [] { #expect(types.contains(entry["type"]?.string ?? "")) }
    }

    @Test("4. When it was recorded, never editable")
    func recorded() throws {
        #expect(try entry("j1")["recorded"] == "2020-02-01T00:00:00.000Z")
        let result = try demo.run("correct", "j1", "--set", "/recorded=2021-01-01T00:00:00.000Z", "--reason", "No.")
        #expect(result.status == 65)
    }

    @Test("5. When it happened, apart from that, and as imprecise as it is")
    func happened() throws {
        #expect(try entry("j2")["on"] == "2018")
    }

    @Test("6. The words as stated, what they are relative to, and how they were resolved")
    func stated() throws {
        let entries = try ledger.succeed("audit", "carmel-xiangyang", "--format", "json").json["trail"]?.array ?? []
        let signing = try #require(entries.first { $0["seq"] == 70 })
        #expect(signing["stated"]?.string?.isEmpty == false)
        #expect(signing["anchor"] == "2023-11-01")
        #expect(signing["on"] == "2023-10-31")
    }

    @Test("7. Where it happened")
    func place() throws { #expect(try entry("j1")["place"] == "a") }

    @Test("8. The source with a locator, and the hash of the copy that was read")
    func source() throws {
        #expect(try entry("j1")["sources"]?[0]?["at"] == "p. 3")
        #expect(try trail()["sources"]?[0]?["sha256"]?.string?.count == 64)
    }

    @Test("9. The chain of attribution")
    func attribution() throws { #expect(try entry("j1")["attributed"] == ["x"]) }

    @Test("10. A reason for every correction and retraction")
    func reasons() throws {
        #expect(try entry("c1")["reason"] == "Misread.")
        #expect(try entry("r1")["reason"] == "Of another city.")
        #expect(try demo.run("retract", "j1").status != 0)
    }

    @Test("11. Before and after of every corrected field, side by side")
    func beforeAndAfter() throws {
        #expect(try entry("c1")["changes"] == [["field": "/on", "before": "2019-05-01", "after": "2019-05-02"]])
        let text = try demo.succeed("audit", "membership:a/o").out
        #expect(text.contains(#""2019-05-01"  "2019-05-02""#))
    }

    @Test("12. Nothing obscured: the wrong entry stays, and a replay to the day before shows it")
    func nothingObscured() throws {
        #expect(try entry("j2")["retracted_by"] != nil)
        #expect(try entry("j1")["line"]?.string?.contains("2019-05-01") == true)
        #expect(try entry("j1", "--known-on", "2020-02-28")["on"] == "2019-05-01")
        #expect(try entry("j1")["on"] == "2019-05-02")
    }

    @Test("13. A gap-free sequence")
    func sequence() throws {
        let whole = try demo.succeed("audit", "--all", "--format", "json").json
        #expect(whole["trail"]?.array?.compactMap { $0["seq"]?.integer } == Array(0..<9))
    }

    @Test("14. Evidence of tampering that can be checked offline, with a root that others can keep")
    func evidence() throws {
        let trail = try trail()
        #expect(trail["checkpoint"]?.string?.contains("\n9\n") == true)
        #expect(trail["trail"]?.array?.allSatisfy { $0["proof"]?.array?.isEmpty == false } == true)
    }

    @Test("15. The outcome: recorded, duplicate, refused; refusals are kept beside the ledger")
    func outcome() throws {
        let refused = try demo.run("record", "membership", "a", "nobody", "--on", "2020", "--id", "refused-1")
        #expect(refused.status == 65)
        let log = try String(contentsOf: demo.folder.appendingPathComponent(".chancery/refused.jsonl"), encoding: .utf8)
        #expect(log.contains("refused-1") && log.contains("nobody"))
        #expect(try demo.succeed("audit", "--all").out.contains("refused.jsonl"))
        let again =
            #"{"key":"a1","type":"party.registered","recorded":"2020-01-02T00:00:01.000Z","data":{"party":"a","kind":"city","names":[{"text":"Alpha"}]}}"#
        #expect(try demo.succeed("import", "drafts", "-", "--backfill", input: again).err.contains("already"))
    }

    @Test("16. A statement of completeness")
    func completeness() throws {
        let scope = try #require(try trail()["scope"])
        #expect(scope["from"] == 0 && scope["to"] == 8)
        #expect((scope["events"]?.integer ?? 0) + (scope["left_out"]?.integer ?? 0) == 9)
        #expect(scope["filters"]?.array?.isEmpty == false)
        #expect(try trail()["left_out_types"]?["party.registered"]?.integer != nil)
    }

    @Test("17. Both dates in every header")
    func bothDates() throws {
        let trail = try trail("--on", "2019-06-01", "--known-on", "2020-02-28")
        #expect(trail["on"] == "2019-06-01" && trail["known_on"] == "2020-02-28")
        let text = try demo.succeed("audit", "membership:a/o", "--on", "2019-06-01", "--known-on", "2020-02-28").out
        #expect(text.contains("2019-06-01") && text.contains("2020-02-28"))
    }

    @Test("18. Identities: names, aliases, merges, and pseudonyms that are never merged")
    func identities() throws {
        let text = try demo.succeed("audit", "--all").out
        #expect(text.contains("never merged"))
        #expect(try demo.run("record", "merger", "x", "--into", "a", "--reason", "No.").status != 0)
        let names = try ledger.succeed("audit", "cn-hb-xiangyang").out
        #expect(names.contains("襄阳"))
    }

    @Test("19. Confidence and conflict: competing claims side by side, and the rule of choice")
    func conflict() throws {
        let disputed = try trail("--known-on", "2020-02-28")
        #expect(disputed["conflicts"]?.array?.isEmpty == false)
        #expect(try entry("j1")["confidence"] == "low")
        #expect(try ledger.succeed("audit", "carmel-xiangyang").out.contains("the report nearest to the event"))
    }

    @Test("20. All forms carry the same facts", arguments: ["text", "markdown", "csv", "html"])
    func sameFacts(form: String) throws {
        func letters(_ text: some StringProtocol) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }
        for (binary, subject) in [(demo, "membership:a/o"), (ledger, "us-in-carmel"), (ledger, "us-wa-tacoma")] {
            let trail = try binary.succeed("audit", subject, "--format", "json").json
            var text = try binary.succeed("audit", subject, "--format", form).out
            if form == "html" {
                // The data that the page carries is the JSON form itself: it is what is shown that counts.
                text = text.replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: "").replacing(
                    /<[^>]*>/, with: ""
                )
                .replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            }
            if form == "markdown" { text = text.replacing("&amp;", with: "&") }
            let shown = letters(text)
            var facts: [String] = []
            for entry in trail["trail"]?.array ?? [] {
                for key in [
                    "what", "id", "type", "recorded", "by", "via", "stated", "anchor", "place", "modality",
                    "confidence", "reason",
                ] {
                    if let fact = entry[key]?.string { facts.append(fact) }
                }
                facts += (entry["sources"]?.array ?? []).flatMap { [$0["source"]?.string, $0["at"]?.string] }
                    .compactMap(\.self)
                facts += (entry["attributed"]?.array ?? []).compactMap(\.string)
                for change in entry["changes"]?.array ?? [] {
                    facts += [change["field"]?.string, change["before"]?.canonicalText, change["after"]?.canonicalText]
                        .compactMap(\.self)
                }
            }
            facts += (trail["findings"]?.array ?? []).compactMap { $0["what"]?.string }
            facts += (trail["checkpoint"]?.string ?? "").split(separator: "\n").map(String.init)
            for kind in ["agreements", "memberships", "offices", "visits", "contacts", "inquiries"] {
                facts += (trail[kind]?.array ?? []).flatMap {
                    [$0["status"]?.string, $0["certainty"]?.string].compactMap(\.self)
                }
            }
            #expect(facts.count > 25)
            for fact in facts { #expect(shown.contains(letters(fact)), "\(subject) as \(form): \(fact)") }
        }
    }
}
