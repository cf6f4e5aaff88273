import CanonicalJSON
import ExtendedDateTime
import EventStore
import Foundation
import Testing
import Domain
import LedgerFolders

@testable import LedgerCore

/// What verification would refuse, no way of recording accepts: once it is in the log, the log never verifies again.
@Suite struct PoisonTests {
    /// A signed ledger whose key was changed once.
    private final class Signed {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chancery-poison-\(UUID().uuidString)")
        let ledger: Ledger

        init(seed: UInt64) throws {
            let environment = Environment(
                variables: ["HOME": folder.path()], now: { UTCInstant(milliseconds: 1_800_000_000_000) },
                random: { count in (0..<count).map { UInt8(truncatingIfNeeded: $0 + Int(seed)) } })
            ledger = try Ledger.create(
                at: folder.path() + "/ledger",
                LedgerOpening(
                    origin: "example.org/l", recorded: UTCInstant("2000-01-01T00:00:00.000Z"), recorder: "test"),
                environment)
            var other = environment
            other.random = { count in (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + Int(seed) + 1) } }
            _ = try Ledger(root: ledger.root, environment: other).rotateKey(reason: nil, recorder: "test")
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func ids() throws -> [String] { try (0..<ledger.log.head().size).map { try ledger.event(at: $0).id.text } }

        func faults() throws -> [String] {
            let report = try ledger.verify(VerificationTerms(isDeep: true))
            let faults = report.items.filter { $0.grade != .notice }.map { "\($0.grade) \($0.place): \($0.what)" }
            return report.isClean ? faults : faults + ["not clean"]
        }
    }

    @Test(
        "After every draft that was accepted, the ledger verifies to the ground", arguments: [1, 2, 3, 4] as [UInt64])
    func hostile(seed: UInt64) throws {
        let signed = try Signed(seed: seed)
        #expect(try signed.faults() == [])
        var hostile = HostileDrafts(seed: seed, ids: try signed.ids())
        var accepted = 0
        for number in 0..<150 {
            let text = hostile.next()
            let before = try signed.ledger.log.head().size
            let terms = RecordingTerms(
                via: number % 37 == 5 ? "test\u{1}" : "test", isBackfill: number.isMultiple(of: 2))
            guard let given = try? JSONDocument(Array(text.utf8)), let draft = try? Draft(given, recorder: "test")
            else {
                continue
            }
            let placed = PlacedDraft(draft, at: Place(file: "drafts", line: number + 1))
            if number.isMultiple(of: 3) {
                _ = try? signed.ledger.record([placed], terms)
            } else {
                _ = try? signed.ledger.importDrafts([placed], terms, settingAsideBad: number % 3 == 1)
            }
            guard try signed.ledger.log.head().size > before else { continue }
            accepted += 1
            hostile.take(draft.id)
            let faults = try signed.faults()
            #expect(faults == [], "seed \(seed), draft \(number): \(text.prefix(600))")
            guard faults.isEmpty else { return }
        }
        #expect(accepted > 30, "seed \(seed)")
    }

    private func problems(_ draft: String, in ledger: Ledger) throws -> [String] {
        let draft = PlacedDraft(try Draft(JSONDocument(Array(draft.utf8)), recorder: "test"))
        do {
            _ = try ledger.rehearse([draft], RecordingTerms(via: "test"))
            return []
        } catch RecordingError.refused(let refusals) {
            return refusals.flatMap(\.problems).map { "\($0.path): \($0.message())" }
        }
    }

    @Test("Only the ledger itself records a change of its key, even one that the key vouches for")
    func keyChange() throws {
        let signed = try Signed(seed: 9)
        let change = try signed.ledger.event(at: 1)
        let again = JSON.object(["type": .string(change.type), "data": change.line.root["data"]?.json ?? .null])
        let found = try problems(again.canonicalText, in: signed.ledger)
        #expect(found.count == 1 && found[0].contains("only the ledger itself records a change of its key"), "\(found)")
        #expect(found[0].contains("chancery key rotate"))
    }

    @Test("A line that would not verify stops its batch, whatever let it through")
    func backstop() throws {
        let signed = try Signed(seed: 10)
        let draft = #"{"type":"party.registered","data":{"party":"a","kind":"city","names":[{"text":"A"}]}}"#
        let placed = PlacedDraft(try Draft(JSONDocument(Array(draft.utf8)), recorder: "test"))
        #expect(throws: RecordingError.self) {
            try signed.ledger.record([placed], RecordingTerms(via: "run by \u{7}"))
        }
        #expect(try signed.ledger.log.head().size == 2)
        try signed.ledger.record([placed], RecordingTerms(via: "run by hand"))
        #expect(try signed.faults() == [])
    }

    @Test("A correction moves no other correction or retraction to another event")
    func movedCorrection() throws {
        let signed = try Signed(seed: 11)
        for draft in [
            #"{"type":"party.registered","key":"p","data":{"party":"a","kind":"city","names":[{"text":"A"}]}}"#,
            #"{"type":"fact.corrected","key":"c","reason":"r","data":{"event":"p","set":{"/on":"2001"}}}"#,
            #"{"type":"fact.retracted","key":"r","reason":"r","data":{"event":"c"}}"#,
        ] {
            let placed = PlacedDraft(try Draft(JSONDocument(Array(draft.utf8)), recorder: "test"))
            try signed.ledger.record([placed], RecordingTerms(via: "test"))
        }
        for target in try signed.ids().prefix(2) {
            for event in ["c", "r"] {
                let moved =
                    #"{"type":"fact.corrected","reason":"r","data":{"event":"\#(event)","set":{"/data/event":"\#(target)"}}}"#
                let found = try problems(moved, in: signed.ledger)
                #expect(found.count == 1 && found[0].contains("is not moved to another event"), "\(found)")
            }
        }
    }
}
