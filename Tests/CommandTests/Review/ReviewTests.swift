import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// Reviews: sign-offs with what was seen, what changed since, and trails that come back.
@Suite struct ReviewTests {
    let ledger: SignedLedger
    var keeper: Binary { ledger.keeper }

    init() throws { ledger = try SignedLedger() }

    private func write(_ text: String, _ name: String) throws -> String {
        let url = ledger.home.appendingPathComponent(name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    private func issue(_ form: String, _ arguments: String...) throws -> String {
        try write(keeper.run(["audit"] + arguments + ["--format", form]).out, "trail-\(UUID().uuidString).\(form)")
    }

    @Test("A sign-off records what was seen, and the next trail begins with what changed since")
    func sinceReview() throws {
        let seen = try issue("json", "springfield")
        let size = try JSON(parsing: String(contentsOfFile: seen, encoding: .utf8).trimmingCharacters(in: .newlines))[
            "log"]?["size"]?.integer
        try keeper.succeed(
            "record", "meeting", "springfield", "ogdenville", "--on", "2021-03", "--source", "gazette,at=P4")
        try keeper.succeed(
            "review", "sign-off", "springfield", "--verdict", "accepted", "--seen", seen, "--by", "R. Reviewer")
        let trail = try keeper.succeed("audit", "springfield", "--since-review", "--format", "json").json
        let review = try #require(trail["since_review"])
        #expect(review["size"]?.integer == size)
        #expect(review["by"]?.string == "R. Reviewer")
        // The proof that the log only grew holds by itself.
        let checkpoint = try SignedCheckpoint(parsing: Array((trail["checkpoint"]?.string ?? "").utf8)).checkpoint
        let proof = (review["proof"]?.array ?? []).compactMap { $0.string.flatMap { Hash(base64: $0) } }
        let old = try #require(review["root"]?.string.flatMap { Hash(base64: $0) })
        try Merkle.verifyConsistency(
            from: (review["size"]?.integer ?? 0, old), to: (checkpoint.size, checkpoint.root), proof: proof)
        let text = try keeper.succeed("audit", "springfield", "--since-review").out
        let start = try #require(text.range(of: "Since the last review"))
        let end = try #require(text.range(of: "In short"))
        #expect(start.lowerBound < end.lowerBound)
        #expect(text[start.lowerBound..<end.lowerBound].contains("2021-03"))
        #expect(!text[start.lowerBound..<end.lowerBound].contains("2020-05"))
    }

    @Test("Without a sign-off nothing has changed since one, and the error says so")
    func neverReviewed() throws {
        let result = try keeper.run("audit", "springfield", "--since-review")
        #expect(result.status == 65)
        #expect(result.err.contains("was never signed off"))
    }

    @Test("What another log has shown cannot be signed off here")
    func seenElsewhere() throws {
        let seen = try issue("json", "springfield")
        let forged = try String(contentsOfFile: seen, encoding: .utf8).replacing(
            /\\n[A-Za-z0-9+\/]{43}=\\n/, with: "\\n\(Hash.empty.base64)\\n")
        let result = try keeper.run(
            "review", "sign-off", "springfield", "--verdict", "accepted", "--seen", write(forged, "forged.json"))
        #expect(result.status == 65)
        #expect(result.err.contains("none of this log"))
    }

    private func checkIndependently(_ trail: String) throws -> Binary.Result {
        let key = String(try keeper.succeed("key").out.prefix { $0 != " " && $0 != "\n" })
        return try IndependentVerifier(folder: ledger.home).run([trail, "--key", key])
    }

    /// Says that somebody has reviewed Springfield at a size and a root.
    private func signOff(size: Int, root: String, _ verdict: String = "accepted") throws {
        let data: JSON = [
            "subject": "party:springfield", "size": .integer(size), "root": .string(root), "verdict": .string(verdict),
        ]
        let draft: JSON = ["type": "review.signed-off", "by": "R. Reviewer", "data": data]
        try keeper.succeed("import", "drafts", write(draft.canonicalText + "\n", "review.jsonl"))
    }

    @Test("Whatever tells a sign-off of what the log never was says so, and none counts it")
    func otherLog() throws {
        let status = try keeper.succeed("status", "--format", "json").json
        let (size, root) = try (#require(status["size"]?.integer), #require(status["root"]?.string))
        try signOff(size: size, root: root)
        // The root of another size, and one that no log has.
        try signOff(size: size - 1, root: root, "rejected")
        try signOff(size: size, root: Hash.empty.base64, "rejected")
        let foreign = [size + 1, size + 2]
        let told = try keeper.succeed("status", "--format", "json").json
        #expect(told["reviews_of_other_logs"] == .array(foreign.map(JSON.integer)))
        let remark = "has seen party:springfield in another log: rejected"
        for form in ["text", "markdown", "csv"] {
            let text = try keeper.succeed("status", "--format", form).out.replacing("\\", with: "")
            #expect(text.contains("R. Reviewer: accepted") && text.contains("@\(size + 1), @\(size + 2)"), "\(text)")
            #expect(!text.contains("rejected"))
            for command in ["show", "timeline", "audit"] {
                let text = try keeper.succeed(command, "springfield", "--format", form).out
                let remarks = text.replacing("\\", with: "").replacing(/\s+/, with: " ").ranges(of: remark)
                #expect(remarks.count == (command == "show" ? 0 : 2), "\(command) as \(form)")
            }
        }
        for form in ["json", "html"] {
            let trail = try issue(form, "springfield", "--since-review")
            let text = try String(contentsOfFile: trail, encoding: .utf8)
            #expect(text.contains(remark))
            #expect(text.contains("\"sign_off\":\(size)"), "the one that is of this log is compared with")
            #expect(try keeper.run("verify", trail).status == 0)
        }
        let findings = try keeper.run("check", "--rule", "review-of-another-log", "--format", "json").json["findings"]
        #expect(findings?.array?.map { $0["events"] } == foreign.map { .array([.integer($0)]) })
        let items = try keeper.succeed("verify", "--deep", "--format", "json").json["findings"]?.array
        #expect(items?.compactMap { $0["where"]?.string } == foreign.map { "event @\($0)" })
    }

    @Test("A page with a sign-off of another log is checked by the second program, and is not its word alone")
    func otherLogOnPages() throws {
        try signOff(size: 3, root: Hash.empty.base64)
        let page = try issue("html", "springfield")
        let check = try checkIndependently(page)
        #expect(check.status == 0, "\(check.out)")
        #expect(check.out.contains("whether the log ever was what"))
    }

    @Test("A corrected sign-off reads as corrected, wherever it is told")
    func corrected() throws {
        try keeper.succeed(
            "review", "sign-off", "springfield", "--verdict", "accepted", "--id", "s1", "--by", "R. Reviewer")
        try keeper.succeed("correct", "s1", "--set", "/data/verdict=rejected", "--reason", "The wrong key.")
        #expect(try keeper.succeed("status").out.contains("R. Reviewer: rejected"))
        let trail = try keeper.succeed("audit", "springfield", "--since-review").out
        #expect(trail.contains("rejected") && trail.contains("The wrong key."))
        for form in ["json", "html"] {
            let path = try issue(form, "springfield", "--since-review")
            #expect(try keeper.run("verify", path).status == 0)
            let check = try checkIndependently(path)
            #expect(check.status == 0, "\(check.out)")
        }
        try keeper.succeed("correct", "s1", "--set", "/data/root=AAAA", "--reason", "Another slip.")
        let result = try keeper.run("audit", "springfield", "--since-review")
        #expect(result.status == 65 && result.err.contains("never had it"))
        try keeper.succeed("correct", "s1", "--set", "/data/subject=party:shelbyville", "--reason", "The other town.")
        #expect(try keeper.run("audit", "springfield", "--since-review").err.contains("never signed off"))
    }

    @Test("A sign-off that was retracted is none")
    func retracted() throws {
        try keeper.succeed("review", "sign-off", "springfield", "--verdict", "accepted")
        let status = try keeper.succeed("status", "--format", "json").json
        #expect(status["last_review"] != .null)
        let size = try #require(status["size"]?.integer)
        try keeper.succeed("retract", "@\(size - 1)", "--reason", "Pressed too soon.")
        #expect(try keeper.succeed("status", "--format", "json").json["last_review"] == .null)
        try signOff(size: 3, root: Hash.empty.base64)
        let foreign = try keeper.succeed("status", "--format", "json").json["reviews_of_other_logs"]?.array
        #expect(foreign?.count == 1)
        try keeper.succeed("retract", "@\(size + 1)", "--reason", "Nobody saw that.")
        #expect(try keeper.succeed("status", "--format", "json").json["reviews_of_other_logs"] == [])
        #expect(try keeper.succeed("verify", "--deep", "--format", "json").json["findings"] == [])
    }

    @Test(
        "A trail that comes back is found to be what the ledger holds, and what came later is named",
        arguments: ["json", "html"])
    func verifies(form: String) throws {
        let trail = try issue(form, "springfield")
        #expect(try keeper.run("verify", trail).status == 0)
        try keeper.succeed(
            "record", "meeting", "springfield", "ogdenville", "--on", "2021-03", "--source", "gazette,at=P4")
        let report = try keeper.run("verify", trail, "--format", "json")
        #expect(report.status == 0)
        #expect(try report.json["later"]?.array?.count == 1)
        #expect(try report.json["ok"] == true)
    }

    @Test("A trail that was touched is not what the ledger holds", arguments: ["json", "html"])
    func touched(form: String) throws {
        let text = try String(contentsOfFile: issue(form, "springfield"), encoding: .utf8)
        for (old, new, says) in [
            ("\\\"on\\\":\\\"2020-05\\\"", "\\\"on\\\":\\\"2020-06\\\"", "holds another line there"),
            ("\"on\":\"2020-05\"", "\"on\":\"2020-06\"", "is not what its line says"),
            ("\"events\":7", "\"events\":9", "speaks of 9 entries"),
            ("\\nexample.org", "\\nexample.net", ""),
        ] where text.contains(old) {
            let result = try keeper.run("verify", write(text.replacing(old, with: new), "touched.\(form)"))
            #expect(result.status == 3, "\(old)")
            #expect(result.out.contains(says), "\(result.out)")
        }
    }

    @Test("A page of which only the words were touched, digests and all, is not what the ledger says")
    func touchedWords() throws {
        let page = try String(contentsOfFile: issue("html", "springfield"), encoding: .utf8)
        for (old, new) in [
            ("in-force", "ended"), ("<title>Audit trail", "<title>Audit trial"), ("@media print", "@media prints"),
        ] {
            #expect(page.contains(old))
            let result = try keeper.run("verify", write(page.replacing(old, with: new), "page.html"))
            #expect(result.status == 3, "\(old)")
        }
        let json = try String(contentsOfFile: issue("json", "springfield"), encoding: .utf8)
        #expect(try keeper.run("verify", write(json.replacing("in-force", with: "ended"), "trail.json")).status == 3)
    }

    @Test(
        "A trail issued after a sign-off, of another day, or in another order comes back as it was",
        arguments: ["json", "html"])
    func otherQuestions(form: String) throws {
        try keeper.succeed("review", "sign-off", "springfield", "--verdict", "accepted")
        let trails = try [
            issue(form, "springfield", "--since-review"),
            issue(form, "springfield", "--order", "recorded", "--on", "2019"),
            issue(form, "springfield", "--known-on", "@5"), issue(form, "springfield", "shelbyville", "--related", "1"),
            issue(form, "--all"),
        ]
        try keeper.succeed(
            "record", "meeting", "springfield", "ogdenville", "--on", "2021-03", "--source", "gazette,at=P4")
        for trail in trails {
            let result = try keeper.run("verify", trail)
            #expect(result.status == 0, "\(result.out)\(result.err)")
        }
    }

    @Test("An entry that was left out of a trail is named")
    func leftOut() throws {
        let json = try JSON(
            parsing: String(contentsOfFile: issue("json", "springfield"), encoding: .utf8).trimmingCharacters(
                in: .newlines))
        guard case .object(var trail) = json, case .object(var scope)? = trail["scope"] else { return }
        let entries = trail["trail"]?.array ?? []
        trail["trail"] = .array(Array(entries.dropLast()))
        scope["events"] = .integer(entries.count - 1)
        trail["scope"] = .object(scope)
        let result = try keeper.run("verify", write(JSON.object(trail).canonicalText, "short.json"))
        #expect(result.status == 3)
        #expect(result.out.contains("was left out"))
    }

    @Test("A trail of a log that was rewritten since is found")
    func rewritten() throws {
        let trail = try issue("json", "springfield")
        var files = try ledger.files
        files.lines[2] = files.lines[2].replacing("Springfield", with: "Springfeld")
        try files.sign(by: ledger.signer())
        let copy = try ledger.copy(files)
        let result = try copy.run("verify", trail)
        #expect(result.status == 3)
        #expect(result.out.contains("rewritten since"))
    }

    @Test(
        "What is no trail is refused, and never believed",
        arguments: [
            "", "{", "{}", "<html></html>", "\u{0}\u{1}", "[1,2]",
            "<script type=\"application/json\" id=\"trail\">{}", "{\"checkpoint\":1,\"trail\":{}}",
        ])
    func noTrail(text: String) throws {
        let result = try keeper.run("verify", write(text, "none.html"))
        #expect(result.status == 65)
        #expect(result.err.contains("this is no trail"))
    }

    @Test("A page with a second trail, or cut off, is refused")
    func hostilePages() throws {
        let page = try String(contentsOfFile: issue("html", "springfield"), encoding: .utf8)
        let doubled = page.replacing("<main", with: "<script type=\"application/json\" id=\"trail\">{}</script><main")
        for text in [doubled, String(page.prefix(page.count / 2)), String(page.dropLast(20)), page + "<p>more"] {
            #expect(try keeper.run("verify", write(text, "page.html")).status == 65)
        }
        let script = try #require(page.range(of: "<script>\"use strict\";"))
        let other = page.replacingCharacters(in: script, with: "<script>\"use strict\";;")
        #expect(try keeper.run("verify", write(other, "page.html")).out.contains("script is not the one"))
    }
}
