import Crypto
import ExtendedDateTime
import Foundation
import LedgerCore
import Testing
import Domain

/// A real register, with everything that ten years of editing do to one.
@Suite(.enabled(if: SharedData.exists("visits/visits-revisions.tsv"), "CHANCERY_DATA holds no visits"))
struct VisitsRegisterTests {
    private func run(_ fixture: RegisterFixture) throws -> RevisionSummary {
        let map = SharedData.project.appending(path: "docs/mappings/visits-revisions.json")
        return try fixture.ledger.importRevisions(
            ("visits-revisions.tsv", SharedData.bytes("visits/visits-revisions.tsv")),
            map: ("visits-revisions.json", Array(try Data(contentsOf: map))),
            RecordingTerms(via: "test", isBackfill: true))
    }

    private struct Checkpoint {
        let change: String
        let time: String
        let count: Int
        let digest: String
    }

    private func checkpoints() throws -> [Checkpoint] {
        let text = String(decoding: try SharedData.bytes("visits/visits-checkpoints.tsv"), as: UTF8.self)
        return text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t").map(String.init)
            return Checkpoint(change: cells[0], time: cells[1], count: Int(cells[3]) ?? -1, digest: cells[4])
        }
    }

    private func digest(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    @Test("After each of the changes the rows are the register's own, and what happened to a record is told as it was")
    func everyStateComesBack() throws {
        let fixture = try RegisterFixture()
        let summary = try run(fixture)
        #expect(summary.lines == 3743)
        try expectEveryState(fixture)
        try expectRenumberings(fixture)
        try expectVisit2075(fixture)
        let again = try run(fixture)
        #expect(again.drafts.recorded == 0)
        #expect(again.drafts.alreadyThere == summary.drafts.recorded)
    }

    private func expectEveryState(_ fixture: RegisterFixture) throws {
        let checkpoints = try checkpoints()
        #expect(checkpoints.count == 33)
        for checkpoint in checkpoints {
            let moment = try #require(TransactionTime(checkpoint.time))
            let rows = try fixture.ledger.view(knownOn: moment).rows(of: "visits")
            #expect(rows.rows.count == checkpoint.count, "after \(checkpoint.change)")
            #expect(digest(rows.text) == checkpoint.digest, "after \(checkpoint.change)")
        }
    }

    /// Of the renumbered visits none was retracted, of the others the one that was deleted.
    private func expectRenumberings(_ fixture: RegisterFixture) throws {
        let events = try fixture.events()
        #expect(events.filter { $0.type == FactRetracted.type }.map(\.id.text) == ["visits:f74307fcec37:2974"])
        let renumbered = events.filter { $0.id.text.hasPrefix("visits:3dc9d537de5e:") }
        #expect(renumbered.count == 18)
        #expect(renumbered.allSatisfy { $0.type == FactCorrected.type })
        #expect(renumbered.contains { $0.id.text == "visits:3dc9d537de5e:2883.233" })
    }

    /// On 2016-11-15 it was known to be Greece's, a day later to be Lebanon's.
    private func expectVisit2075(_ fixture: RegisterFixture) throws {
        func report(_ day: String) throws -> String {
            try fixture.ledger.show("visit:2075", Asked(knownOn: #require(TransactionTime(day))), explains: false).text
        }
        #expect(try report("2016-11-15").contains("for Greece"))
        #expect(try report("2016-11-16").contains("for Lebanon"))
        #expect(try !report("2016-11-16").contains("Greece"))
    }
}
