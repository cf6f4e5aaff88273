import CanonicalJSON
import Foundation
import Testing

/// Pages in a reviewer's hand: `scripts/verify-independently PAGE --key KEY`, with nothing else.
@Suite(.enabled(if: IndependentVerifier.isHere, "python3 and openssl are not both here")) struct ForgedPageTests {
    let scratch: Scratch
    let ledger: Binary
    let verifier: IndependentVerifier
    let key: String

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
        verifier = IndependentVerifier(folder: scratch.url)
        key = String(try ledger.succeed("key").out.prefix { $0 != " " && $0 != "\n" })
    }

    /// As issued, once for all tests.
    private static let issued = Result {
        let scratch = try Scratch()
        let audit = ["audit", "us-in-carmel", "--on", "2024-06-01", "--format", "html"]
        return try scratch.projectLedger().run(audit).out
    }

    private func page() throws -> ForgedPage { ForgedPage(html: try Self.issued.get()) }

    private func verify(_ html: String, _ arguments: String...) throws -> Binary.Result {
        let file = scratch.url.appendingPathComponent("page.html")
        try html.write(to: file, atomically: true, encoding: .utf8)
        return try verifier.run([file.path] + arguments)
    }

    @Test("As issued a page passes under the keeper's key, and it is said what no line settles")
    func asIssued() throws {
        let result = try verify(page().html, "--key", key)
        #expect(result.status == 0, "\(result.out)\(result.err)")
        for line in [
            "proved: the page's script and style are issued ones",
            "proved: each entry shown has a line, each line an entry, each link a target",
            "proved: 44 entries are lines of the log, in their places, byte for byte",
            "not proved: “In short” (5 sentences): a forger could have written or left out what stands there",
            "not proved: “As it stood on 1 June 2024” (6 states), and the states of other days: a forger could have",
            "not proved: “Findings” (5 findings)", "not proved: that nothing was left out",
            "ok: a page of 44 entries from the log example.org/chancery/us-china",
        ] {
            #expect(result.out.contains(line), "\(line) is not in \(result.out)")
        }
        #expect(try verify(page().html, "--key", key, "--log", ledger.folder.path).status == 0)
    }

    @Test("Under another key, or under none, a page does not pass")
    func otherKey() throws {
        let signer = try Tampering.stranger()
        let other = try verify(page().html, "--key", signer.verifier.text)
        #expect(other.status == 3)
        #expect(other.out.contains("finding: events/checkpoint: not signed by a trusted key"))
        let none = try verify(page().html)
        #expect(none.status == 3)
        #expect(none.out.contains("there is no key to check that with"))
    }

    @Test("A forger who keeps the lines and renews the digests is found", arguments: PageForgery.all)
    func forged(forgery: PageForgery) throws {
        var page = try page()
        let before = page.html
        try forgery.change(&page)
        #expect(page.html != before)
        try page.renewDigests()
        let result = try verify(page.html, "--key", key)
        #expect(result.status == 3, "\(result.out)\(result.err)")
        let findings = result.out.split(separator: "\n").filter { $0.hasPrefix("finding: ") }
        #expect(findings.contains { $0.contains(forgery.finds) }, "\(result.out)")
    }

    @Test("Digests that are renewed for a page as it was issued are those that it had")
    func renewed() throws {
        var page = try page()
        let issued = page.html
        try page.renewDigests()
        #expect(page.html == issued)
    }

    @Test("A change of which the digests were forgotten is found too")
    func forgotten() throws {
        var page = try page()
        try page.replace(in: "states", "disputed", "undisputed")
        let result = try verify(page.html, "--key", key)
        #expect(result.status == 3)
        #expect(result.out.contains("finding: states: it does not read as the page's own digest says"))
    }

    @Test("A state's sentence that is forged with its digest passes, among those that are named as not proved")
    func forgedState() throws {
        var page = try page()
        try page.replace(in: "states", "since 2023-10-31", "since 2013-10-31")
        try page.renewDigests()
        let result = try verify(page.html, "--key", key)
        #expect(result.status == 0, "\(result.out)")
        #expect(result.out.contains("not proved: “As it stood on 1 June 2024” (6 states)"))
        #expect(result.out.contains("a forger could have written or left out what stands there"))
        // Beside a copy of the ledger the product makes the page anew, and does find it.
        let file = scratch.url.appendingPathComponent("page.html").path
        #expect(try ledger.run("verify", file).status == 3)
    }

    @Test(
        "What stays green in a browser is found in a reviewer's hand",
        .enabled(if: Browser.executable != nil, "chromium is not here"))
    func green() throws {
        var page = try page()
        try page.replace(in: "e46", "gives no office yet.", "gives the office.")
        try page.replace(in: "summary", "Nothing was corrected", "Much was corrected")
        try page.renewDigests()
        let verdict = try Browser(folder: scratch.url).visit(page.html).verdict
        #expect(verdict.hasPrefix("good: "), "\(verdict)")
        let result = try verify(page.html, "--key", key)
        #expect(result.status == 3)
        #expect(result.out.contains("finding: entry @46: it shows"))
        #expect(result.out.contains("finding: summary: it does not say what the embedded report says"))
    }

    @Test("The hashes that are known are those of the sources, and of what an issued page says before it is checked")
    func issuedCode() throws {
        let sources = Binary.project.appendingPathComponent("Sources/Reports")
        func source(_ names: String...) throws -> String {
            try names.map { try String(contentsOf: sources.appendingPathComponent($0), encoding: .utf8) }.joined()
        }
        let expected = [
            "script \(ForgedPage.digest(try source("Audit/Page/trail.js")))",
            "style \(ForgedPage.digest(try source("Forms/Page/page.css", "Audit/Page/trail.css")))",
            "verdict \(ForgedPage.digest(String(try page().text(of: "verdict"))))",
        ]
        let known = try String(
            contentsOf: Binary.project.appendingPathComponent("scripts/verify-independently.d/issued-code"),
            encoding: .utf8)
        #expect(known == expected.joined(separator: "\n") + "\n")
    }
}
