import CanonicalJSON
import Foundation
import Testing

/// A newcomer's first ledger: two parties, a source, a signing, a withdrawal, and a replay before, between and after.
@Suite struct NewcomerTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--origin", "example.org/demo")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"), variables: ["HOME": scratch.url.path])
        try demo.succeed("record", "party", "springfield", "--kind", "city", "--name", "Springfield")
        try demo.succeed("record", "party", "shelbyville", "--kind", "city", "--name", "Shelbyville,lang=en")
        try demo.succeed("record", "source", "gazette", "--kind", "article", "--title", "The Gazette")
    }

    func sign() throws {
        try demo.succeed(
            "record", "signing", "tie", "springfield", "shelbyville", "--kind", "sister-city", "--on", "2019~",
            "--source",
            "gazette,at=P1")
    }

    func state(on day: String, _ options: String...) throws -> JSON? {
        try demo.run(["replay", "--on", day, "--format", "json"] + options).json["agreements"]?[0]
    }

    @Test func aTieIsNothingThenPossibleThenCertainThenEnded() throws {
        try sign()
        try demo.succeed("record", "withdrawal", "springfield", "tie", "--on", "2021-06", "--source", "gazette")
        #expect(try state(on: "2018-12-31") == nil)
        let during = try #require(try state(on: "2019-06-01"))
        #expect(during["status"] == "in-force")
        #expect(during["certainty"] == "possible")
        let after = try #require(try state(on: "2020-01-01"))
        #expect(after["certainty"] == "certain")
        #expect(after["since"] == ["2019-01-01", "2019-12-31"])
        let leaving = try #require(try state(on: "2021-06-15"))
        #expect(leaving["status"] == "in-force")
        #expect(leaving["certainty"] == "possible")
        #expect(leaving["otherwise"] == "ended")
        let ended = try #require(try state(on: "2021-06-30", "--ended"))
        #expect(ended["status"] == "ended")
        #expect(ended["certainty"] == "certain")
        #expect(ended["mode"] == "withdrawal")
        #expect(try demo.succeed("verify", "--format", "json").json["ok"] == true)
    }

    @Test func aSigningOfANewAgreementNeedsItsKind() throws {
        let result = try demo.run("record", "signing", "tie", "springfield", "shelbyville", "--on", "2019")
        #expect(result.status == 64)
        #expect(result.err.contains("--kind"))
        #expect(result.err.contains("sister-city"))
    }

    @Test func aWithdrawalFindsOutWhatItIsFrom() throws {
        try demo.succeed("record", "party", "league", "--kind", "organisation", "--name", "League")
        try demo.succeed("record", "membership", "springfield", "league", "--on", "2010")
        try demo.succeed("record", "withdrawal", "springfield", "league", "--on", "2012-05-01")
        let lines = try demo.succeed("log").out.split(separator: "\n")
        let last = try JSON(parsing: String(try #require(lines.last)))
        #expect(last["type"] == "membership.ended")
        #expect(last["data"]?["mode"] == "withdrawal")
        let nowhere = try demo.run("record", "withdrawal", "springfield", "leage", "--on", "2012")
        #expect(nowhere.status == 65)
        #expect(nowhere.err.contains("league"))
    }

    @Test func aDryRunShowsTheLineAndWritesNothing() throws {
        let before = try demo.succeed("log").out
        let shown = try demo.succeed(
            "record", "party", "ogdenville", "--kind", "city", "--name", "Ogdenville", "--dry-run")
        #expect(try shown.json["data"]?["party"] == "ogdenville")
        #expect(try shown.json["seq"] == 4)
        #expect(try demo.succeed("log").out == before)
    }

    @Test func aMissingFieldNamesItsOptionAndTheChoices() throws {
        let result = try demo.run("record", "party", "ogdenville", "--name", "Ogdenville")
        #expect(result.status == 64)
        #expect(result.err.contains("--kind"))
        #expect(result.err.contains("county"))
    }

    @Test(
        "What cannot be recorded is refused, and nothing is written",
        arguments: [
            ["record", "membership", "springfield", "nowhere", "--on", "2020"],
            ["record", "party", "springfield", "--kind", "city", "--name", "Springfield"],
            ["record", "meeting", "springfield", "shelbyville", "--on", "2020/2021"],
            ["record", "meeting", "springfield", "shelbyville", "--on", "2023-02-30"],
            ["retract", "@1", "--reason", ""],
            ["record", "party", "Spring Field", "--kind", "city", "--name", "X"],
            ["record", "party", "x", "--kind", "town", "--name", "X"],
        ])
    func refusals(arguments: [String]) throws {
        let before = try demo.succeed("log").out
        let result = try demo.run(arguments)
        #expect(result.status == 64 || result.status == 65)
        #expect(result.err.contains("error:") && result.err.contains("hint:"), "\(result.err)")
        #expect(try demo.succeed("log").out == before)
    }

    @Test func wordsForADateAreKeptBesideTheDateTheyMean() throws {
        try demo.succeed(
            "record", "meeting", "springfield", "shelbyville", "--stated", "last month", "--anchor", "2024-02-16")
        let last = try JSON(parsing: String(try #require(try demo.succeed("log").out.split(separator: "\n").last)))
        #expect(last["on"] == "2024-01")
        #expect(last["stated"] == "last month")
        #expect(last["anchor"] == "2024-02-16")
    }

    @Test func aCorrectionKeepsTheWrongEntryReadable() throws {
        try sign()
        let before = try state(on: "2020-01-01")
        #expect(before?["certainty"] == "certain")
        let seq = try demo.succeed("log").out.split(separator: "\n").count - 1
        try demo.succeed("correct", "@\(seq)", "--set", "/on=2020-03-01", "--reason", "Misread.")
        #expect(try state(on: "2020-01-01") == nil)
        let then = try demo.succeed("replay", "--on", "2020-01-01", "--known-on", "@\(seq)", "--format", "json").json
        #expect(then["agreements"]?[0]?["certainty"] == "certain")
        let timeline = try demo.succeed("timeline", "tie").out
        #expect(timeline.contains("2019~") && timeline.contains("2020-03-01") && timeline.contains("Misread."))
    }

    @Test func retractingARetractionRestoresWhatWasSaid() throws {
        try sign()
        let seq = try demo.succeed("log").out.split(separator: "\n").count - 1
        try demo.succeed("retract", "@\(seq)", "--reason", "Another city.")
        #expect(try state(on: "2020-01-01") == nil)
        try demo.succeed("retract", "@\(seq + 1)", "--reason", "It was this one.")
        #expect(try state(on: "2020-01-01")?["status"] == "in-force")
    }

    @Test func whatComesFromOutsideSteersNoTerminal() throws {
        let name = "Evil\u{1B}[31m\u{202E}City"
        let refused = try demo.run("record", "party", "evil", "--kind", "city", "--name", name)
        #expect(refused.status == 64 || refused.status == 65)
        #expect(!refused.err.contains("\u{1B}"))
        try demo.succeed("record", "party", "odd", "--kind", "city", "--name", "Odd\u{202E}City")
        let shown = try demo.succeed("show", "odd").out
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
        #expect(shown.contains("\\u{202e}"))
    }
}
