import CanonicalJSON
import Foundation
import Testing

/// Questions that a careful reader asks once, each answered and not refused.
@Suite struct OddQuestionTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    func record(_ drafts: String...) throws {
        try demo.succeed("import", "drafts", "-", input: drafts.joined(separator: "\n"))
    }

    func party(_ id: String, _ kind: String = "city") -> String {
        #"{"type":"party.registered","data":{"party":"\#(id)","kind":"\#(kind)","names":[{"text":"\#(id)"}]}}"#
    }

    /// Once the root of no events was asked of the tree, and the answer was an error.
    @Test(arguments: [
        ["replay"], ["timeline"], ["audit", "--all", "--format", "json"], ["search", "league"], ["log"],
    ])
    func `before the first event nothing is known, and that is an answer`(question: [String]) throws {
        try record(party("league", "organisation"))
        for moment in ["2001-01-01", "2001-01-01T12:00:00Z"] {
            let result = try demo.run(question + ["--known-on", moment])
            #expect(result.status == 0, "\(result.err)")
            #expect(!result.out.contains("@-1") && !result.out.contains("-1,"))
        }
    }

    @Test(arguments: [
        ["show", "league"], ["show", "party:league"], ["timeline", "league"], ["audit", "league"], ["log", "league"],
    ])
    func `what was first named later is not known yet, as in a ledger that ends there`(question: [String]) throws {
        let empty = try demo.run(question)
        try record(party("league", "organisation"))
        for moment in ["2001-01-01", "2001-01-01T12:00:00Z", "@0"] {
            let result = try demo.run(question + ["--known-on", moment])
            #expect(result.status == 65 && result.err == empty.err && result.out.isEmpty, "\(result.err)")
        }
        #expect(try demo.run(question + ["--known-on", "@1"]).status == 0)
    }

    @Test func `what was learned since before the first event is everything`() throws {
        try record(party("league", "organisation"))
        try demo.succeed("diff", "--known-on", "2001-01-01", "now")
    }

    @Test func `the membership of a merged record is found under either record`() throws {
        try record(
            party("league", "organisation"), party("found"), party("known"),
            #"{"type":"membership.joined","on":"2010","data":{"member":"found","organisation":"league"}}"#,
            #"{"type":"party.merged","reason":"One town.","data":{"party":"found","into":"known"}}"#)
        for member in ["found", "known"] {
            let subject = "membership:\(member)/league"
            let shown = try demo.succeed("show", subject, "--on", "2012", "--format", "json").json
            #expect(shown["memberships"]?[0]?["member"] == "known")
            #expect(try demo.succeed("timeline", subject).out.contains("joined"))
        }
    }

    @Test func `the title of an office may hold strokes, and steers no terminal`() throws {
        let title = #"Mayor/President\u202e"#
        try record(
            party("springfield"), party("jane", "person"), party("riverton"),
            #"{"type":"office.assumed","on":"2020-01-01","data":{"person":"jane","of":"springfield","office":"\#(title)"}}"#,
            #"{"type":"office.assumed","on":"2020-02-01","data":{"person":"jane","of":"springfield","office":"\#(title)"}}"#,
            #"{"type":"office.assumed","on":"2021","data":{"person":"jane","of":"springfield","to":"riverton","office":"a/b"}}"#
        )
        let all = try demo.succeed("show", "jane", "--on", "2024").out
        #expect(all.contains("Conflicts") && !all.unicodeScalars.contains("\u{202E}"))
        #expect(all.contains("a/b of springfield to riverton"))
        for subject in ["office:jane/springfield/Mayor/President\u{202E}", "office:jane/springfield/riverton/a/b"] {
            #expect(try demo.succeed("show", subject, "--on", "2024").out.contains("in-force"))
        }
    }

    @Test func `what was typed wrongly steers no terminal`() throws {
        for arguments in [["replay", "--known-on", "\u{1B}[31m"], ["replay", "\u{1B}[31m"], ["show", "\u{1B}[31m"]] {
            let result = try demo.run(arguments)
            #expect(result.status == 64 || result.status == 65)
            #expect(!result.err.contains("\u{1B}") && result.err.contains("\\u{1b}"))
        }
    }

    @Test(arguments: ["example\u{202E}.org", "exam\u{200B}ple.org"])
    func `an origin that looks like another is refused`(origin: String) throws {
        #expect(try scratch.binary.run("init", "other", "--origin", origin).status == 64)
    }

    @Test func `a ledger does not take the place of a file`() throws {
        try Data().write(to: scratch.url.appendingPathComponent("taken"))
        let result = try scratch.binary.run("init", "taken")
        #expect(result.status == 1)
        #expect(result.err.contains("taken") && !result.err.contains("NSCocoaErrorDomain"))
    }

    @Test func `a second try of a signing, with the id of the first, finds it there`() throws {
        try record(party("a"), party("b"))
        let words = ["record", "signing", "tie", "a", "b", "--kind", "sister-city", "--on", "2020", "--id", "first"]
        #expect(try demo.run(words).status == 0)
        let before = try demo.succeed("log").out
        let again = try demo.run(words)
        #expect(again.status == 0 && again.err.contains("already"), "\(again.err)")
        #expect(try demo.succeed("log").out == before)
    }

    @Test func `a ledger without a key says that it is never signed`() throws {
        let result = try demo.run("sign")
        #expect(result.status == 1 && result.err.contains("without a key"), "\(result.err)")
    }

    @Test func `the status is that of a day, as known on a day`() throws {
        try record(
            party("a"), party("b"),
            #"{"type":"visit.planned","on":"2020-01-01","data":{"visit":"tour","for":"2020-05"}}"#)
        let then = try demo.succeed("status", "--on", "2020-05-31", "--format", "json").json
        #expect(then["overdue"] == [] && then["on"] == "2020-05-31" && then["size"] == 4)
        let later = try demo.succeed("status", "--on", "2020-06-01", "--format", "json").json
        #expect(later["overdue"] == ["visit:tour"])
        let earlier = try demo.succeed("status", "--known-on", "@1", "--format", "json").json
        #expect(earlier["size"] == 2 && earlier["known_on"] == "@1" && earlier["overdue"] == [])
    }
}
