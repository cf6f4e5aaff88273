import CanonicalJSON
import Testing

/// A merge that was undone leaves events to look at again.
@Suite struct MergeReviewTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        demo = scratch.binary
        try demo.succeed("init", ".", "--no-key")
        for party in ["a", "b", "c"] {
            try demo.succeed("record", "party", party, "--kind", "city", "--name", party.uppercased())
        }
        try demo.succeed("record", "meeting", "b", "c", "--on", "2020-01-01")  // @4, before
        try demo.succeed("record", "merge", "a", "b", "--reason", "One city.")  // @5
        try demo.succeed("record", "meeting", "a", "c", "--on", "2020-01-02")  // @6
        try demo.succeed("record", "meeting", "b", "c", "--on", "2020-01-03")  // @7
        try demo.succeed("record", "party", "d", "--kind", "organisation", "--name", "D")  // @8
    }

    private func toReview(_ command: String, _ subject: String) throws -> JSON? {
        try demo.succeed(command, "party:\(subject)", "--format", "json").json["to_review"]
    }

    @Test("What was recorded in between is listed under either party", arguments: ["a", "b"])
    func listed(party: String) throws {
        try demo.succeed("retract", "@5", "--reason", "Two cities.")
        try demo.succeed("record", "meeting", "a", "c", "--on", "2020-01-04")  // @10, after
        for command in ["show", "timeline"] {
            #expect(
                try toReview(command, party) == [["merge": 5, "retraction": 9, "events": [6, 7]]], "\(command) \(party)"
            )
        }
        let text = try demo.succeed("timeline", "party:\(party)").out
        #expect(text.contains("To review: a was merged into b by @5, which @9 took back"))
    }

    @Test func whileAMergeStandsThereIsNothingToReview() throws {
        #expect(try toReview("timeline", "a") == [])
        try demo.succeed("retract", "@5", "--reason", "Two cities.")
        try demo.succeed("retract", "@9", "--reason", "One city after all.")
        #expect(try toReview("timeline", "a") == [])
        #expect(try toReview("show", "b") == nil)
    }

    @Test func aMergedPartyTellsTheEventsOfBothRecords() throws {
        let entries = try demo.succeed("timeline", "party:a", "--format", "json").json["entries"]?.array ?? []
        let seqs = Set(entries.compactMap { $0["seq"]?.integer })
        #expect(seqs.isSuperset(of: [1, 2, 4, 5, 6, 7]))
    }

    @Test func aBatchIsHeldToWhatItsOwnCorrectionsMakeOfMerges() throws {
        let lines = """
            {"key":"m","type":"party.merged","data":{"party":"c","into":"d"},"reason":"One city."}
            {"key":"k","type":"fact.corrected","data":{"event":"m","set":{"/data/party":"b"}},"reason":"The other one."}
            {"key":"n","type":"party.merged","data":{"party":"b","into":"a"},"reason":"One city."}
            """
        let file = demo.folder.appendingPathComponent("merges.jsonl")
        try demo.succeed("retract", "@5", "--reason", "Two cities.")
        try lines.write(to: file, atomically: true, encoding: .utf8)
        let result = try demo.run("import", "drafts", file.path())
        #expect(result.status == 65)
        #expect(result.err.contains("merged into"), "\(result.err)")
        try demo.succeed("verify", "--deep")
    }

    @Test func aDiffOfKnowledgeNamesWhatChangedAnAnswerAtAnyRemove() throws {
        try demo.succeed("record", "membership", "b", "d", "--on", "2020")  // @9
        try demo.succeed("correct", "@9", "--set", "/on=2021", "--reason", "Misread.")  // @10
        try demo.succeed("retract", "@10", "--reason", "It was read well.")  // @11
        func causes(_ before: String, _ after: String) throws -> JSON? {
            let report = try demo.succeed(
                "diff", "--known-on", before, after, "--at", "2020-06-01", "--format", "json"
            ).json
            let changes = report["changes"]?.array ?? []
            return changes.first { $0["subject"]?.string?.hasPrefix("membership:") == true }?["causes"]
        }
        #expect(try causes("@9", "@10") == ["correction"])
        #expect(try causes("@10", "@11") == ["retraction"])
        let report = try demo.succeed("diff", "--known-on", "@8", "now", "--format", "json").json
        #expect(report["lateness"]?["events"] == 1)
        let days = report["lateness"]?["max_days"]?.integer
        #expect(days != nil && days == report["lateness"]?["median_days"]?.integer)
        #expect(try demo.succeed("diff", "--known-on", "@8", "now").out.contains("Lateness (recorded minus happened)"))
    }
}
