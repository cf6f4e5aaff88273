import CanonicalJSON
import Testing

/// What rests on a source, and what a retracted one leaves behind, asked of the command.
@Suite struct SourceQuestionTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let drafts = [
            #"{"key":"c","type":"party.registered","data":{"party":"c","kind":"city","names":[{"text":"Cee"}]}}"#,
            #"{"key":"o","type":"party.registered","data":{"party":"org","kind":"organisation","names":[{"text":"Org"}]}}"#,
            #"{"key":"s","type":"source.registered","data":{"source":"s","kind":"letter","title":"The letter"}}"#,
            #"{"key":"t","type":"source.registered","data":{"source":"t","kind":"law"}}"#,
            #"{"key":"cp","type":"source.registered","data":{"source":"cp","kind":"article","derived_from":[{"source":"s","how":"copy"}]}}"#,
            #"{"key":"m","type":"membership.joined","on":"1999-01-01","sources":[{"source":"cp"}],"data":{"member":"c","organisation":"org"}}"#,
            #"{"key":"v","type":"visit.held","on":"2000-01-01","sources":[{"source":"s"},{"source":"t"}],"data":{"visit":"v","visitors":[{"party":"c"}]}}"#,
            #"{"key":"r","type":"fact.retracted","reason":"It is forged.","data":{"event":"s"}}"#,
        ]
        try demo.succeed("import", "drafts", "-", input: drafts.joined(separator: "\n"))
    }

    @Test("show lists all that rests on a source, through copies too, and whether on it alone")
    func rests() throws {
        let shown = try demo.succeed("show", "source:s", "--format", "json").json
        #expect(shown["sources"]?[0]?["retracted_by"] == 8 && shown["sources"]?[0]?["reason"] == "It is forged.")
        let resting = shown["rests_on_it"]?.array?.map { [$0["id"] ?? .null, $0["alone"] ?? .null] }
        #expect(resting == [["m", true], ["v", false]])
        let copy = try demo.succeed("show", "source:cp", "--format", "json").json
        #expect(copy["rests_on_it"]?.array?.map { $0["id"] } == ["m"])
        #expect(try demo.succeed("show", "source:s").out.contains("@6 cites nothing else\n"))
        #expect(try demo.succeed("show", "source:t").out.contains("@7 cites other sources too\n"))
    }

    @Test("check names what cites a retracted source, and the trail holds the retraction with its reason")
    func findings() throws {
        let findings = try demo.run("check", "--rule", "source-retracted", "--format", "json").json["findings"]
        #expect(findings?.array?.map { $0["events"] ?? .null } == [[6, 8], [7, 8]])
        let trail = try demo.succeed("audit", "membership:c/org", "--on", "2010-01-01").out
        #expect(trail.contains("possible in-force"))
        #expect(trail.contains("source retracted by: @8: It is forged.\n"))
        #expect(trail.contains("@8 r fact.retracted\n"))
    }
}
