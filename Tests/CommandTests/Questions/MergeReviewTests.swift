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
        try demo.succeed("record", "party", "d", "--kind", "city", "--name", "D")  // @8
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
}
