import CanonicalJSON
import Foundation
import Testing

/// `verify --against` and `verify --deep`.
@Suite struct DeepVerifyTests {
    @Test func theProjectsOwnLedgerIsSoundToTheGround() throws {
        let scratch = try Scratch()
        let ledger = try scratch.projectLedger()
        try ledger.succeed("snapshot", "--known-on", "@100")
        let result = try ledger.succeed("verify", "--deep", "--format", "json")
        #expect(try result.json["ok"] == true, "\(result.out)")
    }

    @Test func aSnapshotThatTheLogDoesNotFoldToIsFound() throws {
        let ledger = try SignedLedger()
        try ledger.keeper.succeed("snapshot", "--known-on", "@4")
        let file = ledger.folder.appendingPathComponent("snapshots/00000005.jsonl")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("shelbyville", with: "shelbytown").write(to: file, atomically: true, encoding: .utf8)
        let result = try ledger.keeper.run("verify", "--deep")
        #expect(result.status == 3)
        #expect(
            result.out.contains("snapshots/00000005.jsonl: It is not the fold of the first 5 events."), "\(result.out)")
    }

    @Test(
        "Lines that break the vocabulary are found, though they are signed",
        arguments: [
            ("\"kind\":\"city\"", "\"kind\":\"town\"", "town"),
            ("\"party\":\"springfield\"", "\"party\":\"Spring\"", "Spring"),
        ])
    func vocabulary(old: String, new: String, named: String) throws {
        let ledger = try SignedLedger()
        var files = try ledger.files
        try files.replace(old, by: new, in: 2)
        try files.sign(by: ledger.signer())
        let copy = Binary(folder: try ledger.copy(files).folder)
        try copy.succeed("verify")
        let result = try copy.run("verify", "--deep")
        #expect(result.status == 3)
        #expect(result.out.contains("event @2") && result.out.contains(named), "\(result.out)")
    }

    @Test func aReferenceToWhatIsRegisteredOnlyLaterIsFound() throws {
        let ledger = try SignedLedger()
        var files = try ledger.files
        let (party, meeting) = (files.lines[3], files.lines[9])
        files.lines[3] = meeting
        files.lines[9] = party
        for seq in 3..<10 {
            let recorded = try JSON(parsing: party)["recorded"]
            try files.edit(seq) { line in
                line["seq"] = .integer(seq)
                line["recorded"] = recorded
            }
        }
        try files.sign(by: ledger.signer())
        let copy = Binary(folder: try ledger.copy(files).folder)
        try copy.succeed("verify")
        let result = try copy.run("verify", "--deep")
        #expect(result.status == 3)
        #expect(result.out.contains("event @3") && result.out.contains("shelbyville"), "\(result.out)")
    }

    /// An earlier writer took such a line: to call it altered would accuse the wrong one.
    @Test func anActByWhoIsNoPartyIsNoticedAndIsNoAlteration() throws {
        let ledger = try SignedLedger()
        try ledger.keeper.succeed("record", "party", "riverton", "--kind", "city", "--name", "Riverton")
        try ledger.keeper.succeed("record", "withdrawal", "springfield", "tie-1", "--on", "2021")
        var files = try ledger.files
        let last = files.lines.count - 1
        try files.replace("\"party\":\"springfield\"", by: "\"party\":\"riverton\"", in: last)
        try files.sign(by: ledger.signer())
        let copy = Binary(folder: try ledger.copy(files).folder)
        let result = try copy.run("verify", "--deep", "--format", "json")
        let finding = try #require(
            try result.json["findings"]?.array?.first { $0["where"]?.string == "event @\(last)" })
        #expect(finding["grade"] == "notice")
        #expect(finding["what"]?.string?.contains("“riverton” is no party of “tie-1”") == true)
        #expect(try copy.succeed("show", "tie-1", "--on", "2022").out.contains("certain  in-force"))
    }

    @Test func twoCopiesThatDifferAreComparedLineByLine() throws {
        let ledger = try SignedLedger()
        var files = try ledger.files
        try files.replace("Shelbyville", by: "Shelbytown", in: 3)
        try files.replace("2020-05", by: "2020-06", in: 9)
        let copy = try ledger.copy(files)
        let result = try copy.run("verify", "--against", ledger.folder.path, "--format", "json")
        #expect(result.status == 3)
        let places = try result.json["findings"]?.array?.compactMap { $0["where"]?.string } ?? []
        #expect(places.contains("events/00000000.jsonl:4 (event @3)"))
        #expect(places.contains("events/00000000.jsonl:10 (event @9)"))
        #expect(!places.contains { $0.contains("@2)") })
        let good = try ledger.keeper.run("verify", "--against", copy.folder.path)
        #expect(good.status == 3)
        #expect(good.out.contains("the right one is the one that verifies"))
    }

    @Test func aCopyThatLagsBehindIsNoFault() throws {
        let ledger = try SignedLedger()
        let copy = try ledger.copy(ledger.files)
        try ledger.keeper.succeed("record", "party", "new", "--kind", "city", "--name", "City")
        let result = try ledger.keeper.succeed("verify", "--against", copy.folder.path)
        #expect(result.out.contains("It has 10 events, and this log 11"))
    }
}
