import CanonicalJSON
import Testing

/// What the rules of `check` say before something is recorded.
@Suite struct RecordingDoubtTests {
    let ledger: Binary
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("demo"))
        for (id, kind) in [("springfield", "city"), ("shelbyville", "city"), ("league", "organisation")] {
            try ledger.succeed("record", "party", id, "--kind", kind, "--name", id.capitalized)
        }
        try ledger.succeed(
            "record", "signing", "tie", "springfield", "shelbyville", "--kind", "sister-city", "--on", "2010")
    }

    private var size: Int { get throws { try ledger.succeed("log").out.split(separator: "\n").count } }

    private static let grave: [(words: [String], rule: String, says: String)] = [
        (
            ["renewal", "tie", "--on", "2008", "--until", "2030"], "renewed-before-signed",
            "Give the right date, or the agreement that is meant."
        ),
        (["renewal", "tie", "--on", "2018", "--until", "2012"], "term-before-beginning", "Set it right."),
        (
            ["membership", "springfield", "shelbyville", "--on", "2018"], "organisation-of-other-kind",
            "chancery record signing"
        ),
        (["membership", "league", "league", "--on", "2018"], "tie-with-itself", "Give its id."),
    ]

    @Test("What cannot be so is refused, with what to do about what is not recorded yet", arguments: grave.indices)
    func refused(row: Int) throws {
        let (words, rule, says) = Self.grave[row]
        let before = try size
        let result = try ledger.run(["record"] + words)
        #expect(result.status == 65 && result.err.contains("(\(rule))"), "\(result.err)")
        #expect(result.err.contains(says) && !result.err.lowercased().contains("retract"), "\(result.err)")
        #expect(try size == before)
        #expect(try ledger.run(["record"] + words + ["--anyway"]).status == 0)
    }

    @Test("A visit's id that its pair used years ago is doubted")
    func visitUsedAgain() throws {
        let words = ["visit", "v", "--visitor", "springfield", "--host", "shelbyville", "--on"]
        #expect(try ledger.run(["record"] + words + ["2011"]).status == 0)
        let again = try ledger.run(["record"] + words + ["2019"])
        #expect(again.status == 65 && again.err.contains("Give it an id of its own."), "\(again.err)")
        #expect(again.err.contains("more than a year apart"))
    }

    @Test("A party whose name another one bears already is told of")
    func namesake() throws {
        let result = try ledger.run("record", "party", "springfield-2", "--kind", "city", "--name", "Springfield")
        #expect(result.status == 0 && result.err.contains("(parties-look-alike)"), "\(result.err)")
        let within = [
            "record", "party", "springfield-3", "--kind", "city", "--name", "Springfield", "--within", "league",
        ]
        let other = try ledger.run(within)
        #expect(other.status == 0 && !other.err.contains("look-alike"), "\(other.err)")
    }

    @Test("A correction and a retraction tell what the entry says")
    func amendments() throws {
        try ledger.succeed("record", "membership", "springfield", "league", "--on", "2011")
        let corrected = try ledger.run("correct", "@6", "--set", "on=2012", "--reason", "r")
        #expect(
            corrected.err.contains(
                "@6, “2011: Springfield joined League.”, is corrected: “2012: Springfield joined League.”"),
            "\(corrected.err)")
        let marked = try ledger.run("correct", "@6", "--set", "confidence=low", "--reason", "r")
        #expect(
            marked.err.contains(
                "@6, “2012: Springfield joined League.”, is corrected: /confidence is “low”, and was not given."),
            "\(marked.err)")
        let retracted = try ledger.run("retract", "@6", "--reason", "r")
        #expect(retracted.err.contains("@6, “2012: Springfield joined League.”, no longer counts."), "\(retracted.err)")
        let restored = try ledger.run("retract", "@9", "--reason", "r")
        #expect(
            restored.err.contains("@9, “@6, “2012: Springfield joined League.”, no longer counts.”, no longer counts."),
            "\(restored.err)")
    }

    private static let tied =
        #"{"type":"membership.joined","key":"x","on":"2020","data":{"member":"league","organisation":"league"}}"#
    private static let sound =
        #"{"type":"membership.joined","key":"y","on":"2020","data":{"member":"springfield","organisation":"league"}}"#

    @Test("An import refuses drafts that cannot be so, each by its line, unless it is told to record them")
    func imported() throws {
        let before = try size
        let input = [Self.sound, Self.tied].joined(separator: "\n")
        let refused = try ledger.run("import", "drafts", "-", input: input)
        #expect(
            refused.status == 65
                && refused.err.contains(":2: /data: Both sides of it are one party. (tie-with-itself)"),
            "\(refused.err)")
        #expect(refused.err.contains("import it with --anyway"))
        #expect(try size == before)
        let aside = try ledger.run("import", "drafts", "-", "--skip-bad", "bad.jsonl", input: input)
        #expect(aside.err.contains("2 read, 1 recorded, 0 already there, 1 refused."), "\(aside.err)")
        let all = try ledger.run("import", "drafts", "-", "--anyway", input: input)
        #expect(all.err.contains("2 read, 1 recorded, 1 already there, 0 refused."), "\(all.err)")
        let again = try ledger.run("import", "drafts", "-", input: input)
        #expect(again.status == 0, "\(again.err)")
    }

    @Test("An import takes what is only odd: far dates, no source, what a rule would find by other events")
    func oddImported() throws {
        let drafts = [
            #"{"type":"visit.held","on":"2301","data":{"visit":"far","visitors":[{"party":"springfield"}]}}"#,
            #"{"type":"agreement.renewed","on":"2008","data":{"agreement":"tie","until":"2301"}}"#,
            #"{"type":"membership.joined","on":"2020","data":{"member":"springfield","organisation":"shelbyville"}}"#,
        ]
        try ledger.succeed("import", "drafts", "-", input: drafts.joined(separator: "\n"))
    }
}
