import CanonicalJSON
import ExtendedDateTime
import EventStore
import Foundation
import Synchronization
import Testing
import Domain
import LedgerFolders

@testable import LedgerCore

/// A ledger says the same whichever store keeps its log.
@Suite struct AnyStoreTests {
    private enum Store { case folder, memory }

    private static let origin = "example.org/any"

    /// A ledger in a scratch folder whose clock and dice are the same each time.
    private final class Fixture {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chancery-any-\(UUID().uuidString)").path()
        let ledger: Ledger

        init(_ store: Store) throws {
            let clock = Mutex(1_800_000_000_000)
            let dice = Mutex<UInt8>(0)
            let environment = Environment(
                variables: ["HOME": folder],
                now: {
                    clock.withLock { moment in
                        moment += 1000
                        return UTCInstant(milliseconds: moment)
                    }
                },
                random: { count in
                    dice.withLock { number in
                        number &+= 1
                        return Array(repeating: number, count: count)
                    }
                })
            let root = folder + "/ledger"
            ledger = try Ledger.create(
                beside: root, LedgerOpening(origin: AnyStoreTests.origin, recorder: "test"), environment
            ) { origin, signing, line in
                switch store {
                case .folder:
                    try SegmentedFileLog.create(folder: root, origin: origin, signing: signing) { _ in [line] }.log
                case .memory: try MemoryLog(origin: origin, signing: signing) { _ in [line] }
                }
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func record(_ drafts: JSON...) throws {
            let placed = try drafts.map { PlacedDraft(try Draft($0, recorder: "test")) }
            _ = try ledger.record(placed, RecordingTerms(via: "test"))
        }
    }

    private static func party(_ id: String) -> JSON {
        [
            "key": .string("party/\(id)"), "type": "party.registered",
            "data": ["party": .string(id), "kind": "city", "names": [["text": .string(id.capitalized)]]],
        ]
    }

    private func lived(_ store: Store) throws -> Fixture {
        let fixture = try Fixture(store)
        try fixture.record(Self.party("alpha"), Self.party("beta"))
        try fixture.record(
            [
                "key": "tie", "type": "agreement.registered",
                "data": [
                    "agreement": "alpha-beta", "kind": "sister-city", "form": "bilateral",
                    "parties": ["alpha", "beta"],
                ],
            ], ["key": "signed", "type": "agreement.signed", "on": "2019", "data": ["agreement": "alpha-beta"]])
        _ = try fixture.ledger.rotateKey(reason: "A new year.", recorder: "test")
        try fixture.record([
            "type": "fact.corrected", "reason": "A slip.", "data": ["event": "signed", "set": ["/on": "2018-05"]],
        ])
        return fixture
    }

    @Test("Reports, trails, verification and exports are the same")
    func sameAnswers() throws {
        let (files, memory) = (try lived(.folder), try lived(.memory))
        func answers(_ fixture: Fixture) throws -> [String] {
            let view = try fixture.ledger.view()
            let day = try EDTF("2020-01-01")
            var query = TrailQuery()
            query.subjects = ["alpha"]
            var drafts = ""
            _ = try view.exportDrafts(from: 0) { drafts += $0 }
            let verified = try fixture.ledger.verify(VerificationTerms(isDeep: true))
            #expect(verified.isClean, "\(verified.text)")
            return [
                view.head.note, try view.show("alpha", on: day, explains: true).text,
                try view.replay(on: day).json.canonicalText, try view.audit(query, on: day).page,
                try view.search("alp").json.canonicalText, verified.json.canonicalText, drafts,
                try view.at(.seq(4)).show("alpha-beta", on: day, explains: true).text,
                try view.consistencyProof(from: 3),
            ]
        }
        let (one, other) = (try answers(files), try answers(memory))
        for (one, other) in zip(one, other) { #expect(one == other) }
        #expect(one[1].contains("2018-05"))
    }

    @Test("What is refused in one store is refused in any, and leaves nothing")
    func refusals() throws {
        let fixture = try lived(.memory)
        let size = try fixture.ledger.log.head().size
        #expect(throws: RecordingError.self) {
            try fixture.record(["type": "agreement.signed", "on": "2019", "data": ["agreement": "nobody"]])
        }
        #expect(throws: RecordingError.self) { try fixture.record(Self.party("alpha").setting("kind", "state")) }
        #expect(try fixture.ledger.log.head().size == size)
        // The same draft again is what is there.
        try fixture.record(Self.party("alpha"))
        #expect(try fixture.ledger.log.head().size == size)
    }
}

extension JSON {
    fileprivate func setting(_ key: String, _ value: JSON) -> JSON {
        guard case .object(var object) = self, case .object(var data)? = object["data"] else { return self }
        data[key] = value
        object["data"] = .object(data)
        return .object(object)
    }
}
