import CanonicalJSON
import Foundation
import Testing

/// Trails of all kinds, as issued, under the second opinion: what it makes of the lines must be what the product makes.
@Suite(.enabled(if: IndependentVerifier.isHere, "python3 and openssl are not both here")) struct IssuedPageTests {
    let scratch: Scratch
    let verifier: IndependentVerifier

    init() throws {
        scratch = try Scratch()
        verifier = IndependentVerifier(folder: scratch.url)
    }

    private func check(_ ledger: Binary, _ audit: [String], forms: [String] = ["html", "json"]) throws {
        let key = String(try ledger.succeed("key").out.prefix { $0 != " " && $0 != "\n" })
        for form in forms {
            let issued = try ledger.run(["audit"] + audit + ["--format", form])
            #expect(issued.status == 0, "\(issued.err)")
            let file = scratch.url.appendingPathComponent("trail.\(form)")
            try issued.out.write(to: file, atomically: true, encoding: .utf8)
            let result = try verifier.run(file.path, "--key", key)
            #expect(result.status == 0, "\(audit) as \(form): \(result.out)\(result.err)")
            #expect(result.out.contains("entries are lines of the log, in their places, byte for byte"))
            #expect(!result.out.contains("not proved: the sentence of entry") || audit.contains("--all"))
        }
    }

    @Test(
        "Of the project's own ledger",
        arguments: [
            ["--all"], ["us-in-carmel", "--on", "2024-06-01"], ["carmel-xiangyang", "--known-on", "2024-02-16"],
            ["--within", "cn", "--order", "recorded"], ["--all", "--type", "fact"], ["us-wa-tacoma", "--related", "1"],
            ["--between", "us-in-carmel", "cn-hb-xiangyang"], ["carmel-xiangyang", "--on", "2023-10/2024-02"],
        ])
    func own(audit: [String]) throws {
        try check(scratch.projectLedger(), audit)
    }

    @Test(
        "Of corrections of corrections, retractions, merges, new names, markup and marks that turn the writing",
        arguments: [["membership:a/o"], ["--all"], ["a", "--related", "1"], ["--all", "--type", "fact"]])
    func amended(audit: [String]) throws {
        try check(amendedLedger(), audit)
        try check(amendedLedger("again"), audit + ["--on", "2019-05-04", "--known-on", "2020-03-15"])
    }

    @Test("Of what has changed since a sign-off")
    func sinceReview() throws {
        let ledger = try amendedLedger()
        let seen = scratch.url.appendingPathComponent("seen.json")
        try ledger.succeed("audit", "a", "--format", "json").out.write(to: seen, atomically: true, encoding: .utf8)
        try ledger.succeed(
            "review", "sign-off", "party:a", "--verdict", "accepted", "--seen", seen.path, "--by", "R", "--note",
            "Seen.")
        try check(ledger, ["a", "--since-review"])
        try ledger.succeed("record", "meeting", "a", "x", "--on", "2020-05", "--source", "s,at=p. 2")
        try check(ledger, ["a", "--since-review", "--order", "recorded"])
    }

    @Test("A trail that was issued when trails carried no lines for names is checked as it was then")
    func earlier() throws {
        let ledger = try scratch.projectLedger()
        let key = String(try ledger.succeed("key").out.prefix { $0 != " " && $0 != "\n" })
        guard case .object(var trail) = try ledger.succeed("audit", "us-in-carmel", "--format", "json").json else {
            return
        }
        trail["named"] = nil
        let file = scratch.url.appendingPathComponent("earlier.json")
        try JSON.object(trail).canonicalText.write(to: file, atomically: true, encoding: .utf8)
        let result = try verifier.run(file.path, "--key", key)
        #expect(result.status == 0, "\(result.out)\(result.err)")
        #expect(result.out.contains("proved: sources, reasons and recorders of the entries are those of the lines"))
        #expect(!result.out.contains("names and sentences"))
    }

    private func amendedLedger(_ name: String = "amended") throws -> Binary {
        let root = Binary(folder: scratch.url)
        try root.succeed(
            "init", name, "--origin", "example.org/\(name)", "--recorded", "2020-01-01T00:00:00.000Z")
        let ledger = Binary(
            folder: scratch.url.appendingPathComponent(name), variables: ["HOME": scratch.url.path])
        let result = try ledger.run("import", "drafts", "-", "--backfill", input: Self.drafts)
        #expect(result.status == 0, "\(result.err)")
        return ledger
    }

    private static let drafts = [
        #"{"key":"s1","type":"source.registered","recorded":"2020-01-02T00:00:00.000Z","data":{"source":"s","kind":"article","title":"The <Gazette> & \"more\"","url":"https://example.org/?a=1&b='2'"}}"#,
        #"{"key":"a1","type":"party.registered","recorded":"2020-01-02T00:00:01.000Z","data":{"party":"a","kind":"city","names":[{"text":"Alpha"},{"text":"<b>A & \"B\" 'c'\u202e","as":"alias"}]}}"#,
        #"{"key":"o1","type":"party.registered","recorded":"2020-01-02T00:00:02.000Z","data":{"party":"o","kind":"organisation","names":[{"text":"League"}]}}"#,
        #"{"key":"x1","type":"party.registered","recorded":"2020-01-02T00:00:03.000Z","data":{"party":"x","kind":"pseudonym","names":[{"text":"Mr. X"}]}}"#,
        #"{"key":"z1","type":"party.registered","recorded":"2020-01-02T00:00:03.000Z","data":{"party":"z","kind":"country","names":[{"text":"=Zed 中国"}]}}"#,
        #"{"key":"y1","type":"party.registered","recorded":"2020-01-02T00:00:04.000Z","data":{"party":"a-two","kind":"city","within":"z","names":[{"text":"Alfa","lang":"it"}]}}"#,
        #"{"key":"j1","type":"membership.joined","on":"2019-05-01","by":"Ann","recorded":"2020-02-01T00:00:00.000Z","sources":[{"source":"s","at":"p. 3","quote":"so <it> was"}],"attributed":["x"],"place":"a","confidence":"low","data":{"member":"a","organisation":"o"}}"#,
        #"{"key":"j2","type":"membership.joined","on":"2018","by":"Ben","recorded":"2020-02-02T00:00:00.000Z","sources":[{"source":"s","at":"p. 9"}],"data":{"member":"a","organisation":"o"}}"#,
        #"{"key":"c1","type":"fact.corrected","by":"Cyd","recorded":"2020-03-01T00:00:00.000Z","reason":"Misread.","data":{"event":"j1","set":{"/on":"2019-05-02"}}}"#,
        #"{"key":"c2","type":"fact.corrected","by":"Cyd","recorded":"2020-03-02T00:00:00.000Z","reason":"Misread again.","data":{"event":"j1","set":{"/on":"2019-05-03","/confidence":null}}}"#,
        #"{"key":"c3","type":"fact.corrected","by":"Cyd","recorded":"2020-03-03T00:00:00.000Z","reason":"The other way round.","data":{"event":"c2","set":{"/data/set/~1on":"2019-05-04"}}}"#,
        #"{"key":"r1","type":"fact.retracted","by":"Cyd","recorded":"2020-04-01T00:00:00.000Z","reason":"Of another city.","data":{"event":"j2"}}"#,
        #"{"key":"n1","type":"party.renamed","on":"2019-06","recorded":"2020-04-02T00:00:00.000Z","sources":[{"source":"s"}],"data":{"party":"a","names":[{"text":"New Alpha"}]}}"#,
        #"{"key":"m1","type":"party.merged","recorded":"2020-04-03T00:00:00.000Z","reason":"The same.","data":{"party":"a-two","into":"a"}}"#,
        #"{"key":"e1","type":"party.ended","on":"2020","recorded":"2020-04-04T00:00:00.000Z","data":{"party":"z","mode":"dissolution"}}"#,
        #"{"key":"v1","type":"visit.planned","on":"2020","recorded":"2020-04-05T00:00:00.000Z","data":{"visit":"v1","for":"2021-05~","visitors":[{"party":"x","as":"guide\u200f"}]}}"#,
    ].joined(separator: "\n")
}
