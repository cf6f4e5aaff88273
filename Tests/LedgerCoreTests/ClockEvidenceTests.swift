import ExtendedDateTime
import Foundation
import Testing
import Domain
import LedgerFolders

@testable import LedgerCore

/// A clock that is far ahead of the last event, and what confirms it.
@Suite struct ClockEvidenceTests {
    private static let opened = UTCInstant("2024-05-01T12:00:00.000Z")

    /// A ledger that was opened on a day in May, and a clock on another day.
    private struct Fixture {
        let folder: URL
        let root: String

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "chancery-clock-\(UUID().uuidString)")
            root = folder.path() + "/ledger"
            let opening = LedgerOpening(origin: "example.org/c", recorder: "test")
            _ = try Ledger.create(at: root, opening, environment("2024-05-01T12:00:00.000Z", nil))
        }

        func environment(_ now: String, _ evidence: String?) throws -> Environment {
            let now = try #require(UTCInstant(now))
            let confirmed = evidence.flatMap { UTCInstant($0) }
            return Environment(
                variables: ["HOME": folder.path()], now: { now },
                random: { (0..<$0).map { UInt8(truncatingIfNeeded: $0) } },
                clockEvidence: ClockEvidence { _ in confirmed })
        }

        /// What becomes of a recording by such a clock.
        func record(at now: String, confirmed evidence: String?, despiteClock: Bool = false) throws -> String {
            let ledger = try Ledger(root: root, environment: environment(now, evidence))
            let size = try ledger.log.head().size
            let draft = try Draft(
                [
                    "type": "party.registered", "id": .string("p\(size)"),
                    "data": ["party": .string("p\(size)"), "kind": "city", "names": [["text": "City"]]],
                ], recorder: "test")
            let terms = RecordingTerms(via: "test", despiteClock: despiteClock)
            do {
                try ledger.record([PlacedDraft(draft)], terms)
            } catch RecordingError.clockAhead(let jump) {
                #expect(try ledger.log.head().size == size)
                return "ahead of \(jump.previous?.day.description ?? "-") and \(jump.confirmed?.day.description ?? "-")"
            }
            return try ledger.event(at: size).recorded.description
        }
    }

    @Test("Within a day of the last event nothing has to confirm it")
    func within() throws {
        let fixture = try Fixture()
        #expect(try fixture.record(at: "2024-05-02T12:00:00.000Z", confirmed: nil) == "2024-05-02T12:00:00.000Z")
        #expect(try fixture.record(at: "2024-05-03T12:00:00.001Z", confirmed: nil) == "ahead of 2024-05-02 and -")
    }

    @Test("An idle ledger is written to where something else tells of the same day")
    func idle() throws {
        let fixture = try Fixture()
        #expect(
            try fixture.record(at: "2026-11-29T12:00:00.000Z", confirmed: "2026-11-29T11:59:00.000Z")
                == "2026-11-29T12:00:00.000Z")
    }

    @Test(
        "A clock ahead of all evidence is refused, until somebody says that it is right",
        arguments: ["2024-06-20T00:00:00.000Z", "9998-01-01T00:00:00.000Z"])
    func ahead(now: String) throws {
        let fixture = try Fixture()
        #expect(
            try fixture.record(at: now, confirmed: "2024-05-20T00:00:00.000Z") == "ahead of 2024-05-01 and 2024-05-20")
        #expect(try fixture.record(at: now, confirmed: "2024-05-20T00:00:00.000Z", despiteClock: true) == now)
    }

    @Test("A backfill does not date by the clock, and is refused all the same: its files would bear out the clock")
    func backfill() throws {
        let fixture = try Fixture()
        let ledger = try Ledger(root: fixture.root, environment: fixture.environment("2030-01-01T00:00:00.000Z", nil))
        let draft = try Draft(
            [
                "type": "party.registered", "recorded": "2024-05-02T00:00:00.000Z",
                "data": ["party": "a", "kind": "city", "names": [["text": "A"]]],
            ], recorder: "test")
        #expect(throws: RecordingError.self) {
            try ledger.record([PlacedDraft(draft)], RecordingTerms(via: "test", isBackfill: true))
        }
        #expect(throws: RecordingError.self) { try ledger.rotateKey(reason: nil, recorder: "test") }
        #expect(try ledger.log.head().size == 1)
    }

    @Test("A clock whose year no line can hold is refused, whatever anybody says")
    func unwritable() throws {
        let fixture = try Fixture()
        let far = UTCInstant(milliseconds: 9_000 * 366 * UTCInstant.millisecondsPerDay)
        var environment = try fixture.environment("2024-05-01T12:00:00.000Z", nil)
        environment.now = { far }
        let ledger = try Ledger(root: fixture.root, environment: environment)
        let draft = try Draft(
            ["type": "party.registered", "data": ["party": "a", "kind": "city", "names": [["text": "A"]]]],
            recorder: "test")
        #expect(throws: RecordingError.self) {
            try ledger.record([PlacedDraft(draft)], RecordingTerms(via: "test", despiteClock: true))
        }
    }

    @Test("This machine's own evidence confirms its own clock, and none that is 30 days or millennia ahead")
    func machine() throws {
        let fixture = try Fixture()
        var environment = Environment.process
        let now = environment.now()
        let file = fixture.root + "/events/00000000.jsonl"
        #expect(environment.clockJump(after: Self.opened, files: [file]) == nil)
        for ahead in [30, 8000 * 365] {
            let wrong = UTCInstant(milliseconds: now.milliseconds + ahead * UTCInstant.millisecondsPerDay)
            environment.now = { wrong }
            let jump = try #require(environment.clockJump(after: Self.opened, files: [file]))
            #expect(jump.now == wrong && jump.previous == Self.opened)
            #expect(throws: RecordingError.self) {
                _ = try Ledger.create(at: fixture.root + "-2", LedgerOpening(recorder: "test"), environment)
            }
        }
    }

    @Test("A ledger is opened at no moment that is yet to come")
    func openedInFuture() throws {
        let fixture = try Fixture()
        let opening = LedgerOpening(recorded: UTCInstant("2024-06-01T00:00:00.000Z"), recorder: "test")
        #expect(throws: RecordingError.self) {
            _ = try Ledger.create(
                at: fixture.root + "-2", opening, fixture.environment("2024-05-31T00:00:00.000Z", nil))
        }
    }
}
