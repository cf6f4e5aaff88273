import CanonicalJSON
import ExtendedDateTime
import Foundation
import LedgerCore
import Testing
import Domain

/// A clock that stood wrong for a while.
@Suite struct ClockTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/clock")
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
    }

    /// Records a party by a clock that stands so many minutes ahead, and is believed.
    @discardableResult
    private func record(_ party: String, ahead minutes: Int) throws -> UTCInstant {
        var environment = Environment.process
        environment.variables = ["HOME": scratch.url.path]
        let now = UTCInstant(milliseconds: environment.now().milliseconds + minutes * 60_000)
        environment.now = { now }
        let opened = try Ledger(root: ledger.folder.path, environment: environment)
        let draft = try Draft(
            [
                "type": "party.registered", "id": .string(party),
                "data": ["party": .string(party), "kind": "city", "names": [["text": "City"]]],
            ], recorder: "a clerk")
        try opened.record([PlacedDraft(draft)], RecordingTerms(via: "a test", despiteClock: true))
        return now
    }

    private func lastEvent() throws -> JSON {
        try JSON(parsing: String(try #require(try ledger.succeed("log").out.split(separator: "\n").last)))
    }

    @Test func aFewMinutesAreBridged() throws {
        let ahead = try record("ahead", ahead: 4)
        try ledger.succeed("record", "party", "now", "--kind", "city", "--name", "Now")
        let last = try lastEvent()
        #expect(last["recorded"]?.string == ahead.description)
        #expect(try #require(last["entered"]?.string) < ahead.description)
        try ledger.succeed("verify", "--deep")
    }

    @Test func aYearAheadStopsTheWriterWithAdviceThatWorks() throws {
        let ahead = try record("ahead", ahead: 366 * 24 * 60)
        let before = try ledger.succeed("log").out
        for arguments in [["record", "party", "now", "--kind", "city", "--name", "Now"], ["key", "rotate"]] {
            let refused = try ledger.run(arguments)
            #expect(refused.status == 1)
            #expect(refused.err.contains("more than five minutes ahead") && refused.err.contains("--despite-clock"))
            #expect(try ledger.succeed("log").out == before)
            try ledger.succeed("verify")
        }
        try ledger.succeed("record", "party", "now", "--kind", "city", "--name", "Now", "--despite-clock")
        let last = try lastEvent()
        #expect(last["recorded"]?.string == ahead.description)
        #expect(try #require(last["entered"]?.string) < ahead.description)
        let draft = #"{"type":"party.registered","key":"k","data":{"party":"k","kind":"city","names":[{"text":"K"}]}}"#
        let imported = try ledger.run(["import", "drafts", "-", "--despite-clock"], input: draft + "\n")
        #expect(imported.status == 0, "\(imported.err)")
        try ledger.succeed("retract", "k", "--reason", "It was a trial.", "--despite-clock")
        try ledger.succeed("key", "rotate", "--despite-clock")
        try ledger.succeed("verify", "--deep")
        #expect(try ledger.succeed("audit", "now").out.contains("entered"))
    }

    @Test func whatTheClockSaysNowIsAnsweredFromWhatWasKnownThen() throws {
        try record("early", ahead: 0)
        try record("ahead", ahead: 366 * 24 * 60)
        let today = String(Environment.process.now().description.prefix(10))
        #expect(try ledger.run("show", "early", "--known-on", today).status == 0)
        let early = try ledger.succeed("search", "city", "--known-on", today, "--format", "json").json["names"]?.array
        #expect(early?.map { $0["party"] } == ["early"])
        let now = try ledger.succeed("search", "city", "--format", "json").json["names"]?.array
        #expect(now?.count == 2)
    }
}
