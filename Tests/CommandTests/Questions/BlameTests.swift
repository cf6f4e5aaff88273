import CanonicalJSON
import Foundation
import Testing

/// A field's history on the command line, through every way of undoing.
@Suite struct BlameTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        demo = scratch.binary
        try demo.succeed("init", ".", "--no-key")
        try demo.succeed("record", "party", "a", "--kind", "city", "--name", "Alpha")
        try demo.succeed("record", "party", "b", "--kind", "city", "--name", "Beta")
        try demo.succeed("record", "source", "gazette", "--kind", "article")
        // The tie is registered as @4 and signed as @5.
        try demo.succeed(
            "record", "signing", "tie", "a", "b", "--kind", "sister-city", "--on", "2019", "--source", "gazette,at=P1")
    }

    private func entries(_ field: String, known: String = "now") throws -> [JSON] {
        try demo.succeed("blame", "tie", field, "--known-on", known, "--format", "json").json["entries"]?.array ?? []
    }

    private func steps(_ entry: JSON?) -> [[String?]] {
        (entry?["steps"]?.array ?? []).map { [$0["what"]?.string, $0["before"]?.string, $0["after"]?.string] }
    }

    @Test func everyChangeOfAFieldIsToldWithWhatUndidIt() throws {
        try demo.succeed("correct", "@5", "--set", "/on=2020", "--reason", "Misread.")
        try demo.succeed("correct", "@5", "--set", "/data/effect=definitive", "--reason", "It says so.")
        try demo.succeed("retract", "@6", "--reason", "It was read well.")
        try demo.succeed("retract", "@8", "--reason", "It was not.")
        try demo.succeed("retract", "@5", "--reason", "Another city.")
        try demo.succeed("retract", "@10", "--reason", "It was this one.")
        let signing = try entries("since").first
        #expect(
            steps(signing) == [
                ["recorded", nil, "2019"], ["corrected", "2019", "2020"], ["correction undone", "2020", "2019"],
                ["restored", "2019", "2020"], ["retracted", "2020", nil], ["restored", nil, "2020"],
            ])
        #expect(signing?["value"] == "2020")
        #expect(signing?["steps"]?[0]?["sources"]?[0]?["source"] == "gazette")
        #expect(signing?["steps"]?[1]?["reason"] == "Misread.")
        #expect(steps(try entries("effect").first).first == ["recorded", nil, nil])
    }

    @Test func whatWasKnownThenIsToldAsItWasKnown() throws {
        try demo.succeed("correct", "@5", "--set", "/on=2020", "--reason", "Misread.")
        #expect(steps(try entries("on", known: "@5").first) == [["recorded", nil, "2019"]])
        #expect(try entries("on", known: "@5").first?["value"] == "2019")
        #expect(try entries("on").first?["value"] == "2020")
    }

    @Test func aPreferenceIsToldForEachOfTheClaimsAndSoIsItsWithdrawal() throws {
        try demo.succeed("record", "signing", "tie", "--on", "2021")
        try demo.succeed(
            "prefer", "@6", "--among", "@5", "--among", "@6", "--rule", "the later report", "--reason", "Nearer.")
        let kinds = try entries("since").map { steps($0).map { $0[0] } }
        #expect(kinds == [["recorded", "passed over"], ["recorded", "preferred"]])
        try demo.succeed("retract", "@7", "--reason", "Too soon.")
        #expect(try entries("since").allSatisfy { $0["steps"]?[1]?["withdrawn_by"] == 8 })
    }

    @Test func aPointerReachesIntoAField() throws {
        let entry = try demo.succeed("blame", "@5", "/data/parties/1", "--format", "json").json["entries"]?[0]
        #expect(entry?["value"] == "b")
    }

    @Test("An unknown field names those there are", arguments: ["colour", "/data/colour", "/data/~9"])
    func unknownField(field: String) throws {
        let result = try demo.run("blame", "tie", field)
        #expect(result.status == 65)
        for known in ["on", "parties", "since", "until"] { #expect(result.err.contains(known)) }
    }

    @Test func textAndJSONTellTheSame() throws {
        try demo.succeed("correct", "@5", "--set", "/on=2020", "--reason", "Misread.")
        let text = try demo.succeed("blame", "tie", "on").out
        for part in ["2019 became 2020", "Misread.", "source: gazette P1", "@5", "@6"] { #expect(text.contains(part)) }
    }

    @Test func anEventThatWasMovedToAnotherSubjectIsToldThereWithItsMove() throws {
        try demo.succeed("record", "signing", "other", "a", "b", "--kind", "treaty", "--on", "2001")  // @6, @7
        try demo.succeed("correct", "@5", "--set", "/on=2018", "--reason", "Misread.")
        try demo.succeed("correct", "@5", "--set", "/data/agreement=other", "--reason", "It was the treaty.")
        let moved = try demo.succeed("blame", "other", "since", "--format", "json").json["entries"]?.array ?? []
        let own = moved.filter { $0["seq"] == 5 }
        #expect(own.map { $0["field"] } == ["/on", "/data/agreement"])
        #expect(steps(own.first).last == ["corrected", "2019", "2018"])
        #expect(steps(own.last).last == ["corrected", "tie", "other"])
        #expect(try entries("since").filter { $0["seq"] == 5 }.map { steps($0).last?[2] } == ["2018", "other"])
        let timeline = try demo.succeed("timeline", "other", "--format", "json").json["entries"]?.array ?? []
        #expect(timeline.contains { $0["seq"] == 5 })
    }
}
