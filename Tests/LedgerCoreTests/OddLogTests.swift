import ExtendedDateTime
import EventStore
import Foundation
import Fuzzing
import Projections
import Reports
import Testing
import Domain

@testable import LedgerCore

/// Lines that somebody made by hand, in a true log: read, told, checked and indexed like all others, and never a trap.
@Suite struct OddLogTests {
    static let seeds = 0..<24 as Range<UInt64>

    private func odd(_ seed: UInt64) throws -> RegisterFixture {
        let fixture = try RegisterFixture()
        let odd = OddLedger(seed: seed, from: 1, count: 8...20, isInOrder: true)
        let lines = try odd.lines.map { document in
            let event = try Event(document)
            return Line(id: event.id.text, recorded: event.recorded, bytes: document.bytes)
        }
        _ = try fixture.ledger.log.append(.unsigned) { _ in lines }
        return fixture
    }

    @Test("Every use case has an answer", arguments: seeds)
    func everyUseCase(seed: UInt64) throws {
        let fixture = try odd(seed)
        let ledger = fixture.ledger
        let day = try EDTF("2021")
        let view = try ledger.view()
        var reports: [any Report] = [
            try view.replay(on: day), try view.check(nil, on: day), try view.timeline(nil, on: day, order: .world),
            try view.status(on: day), try view.stats(nil), try view.search("a"),
            try view.diff(since: .seq(2), on: nil),
            try view.diff(on: EDTF("2018"), EDTF("2022")),
        ]
        for text in ["a", "org", "agreement:t", "visit:v", "inquiry:q", "series:z"] {
            // What nothing registers is not found.
            guard let report = try? view.show(text, on: day, explains: true) else { continue }
            reports.append(report)
            if let blame = try? view.blame(text, "status") { reports.append(blame) }
            reports.append(try view.timeline(text, on: day, order: .recorded))
            reports.append(try view.check(text, on: day))
        }
        for report in reports {
            for form in Form.allCases { #expect(!report.rendered(as: form).isEmpty) }
        }
        for format in ExportFormat.allCases { try view.export(format, on: day) { _ in } }
        #expect(try view.exportTables(on: day).tables.first?.rows.count == ledger.log.head().size)
        _ = try view.snapshot()
        _ = try ledger.event(at: ledger.log.head().size - 1)
    }

    @Test("The check of events tells of each that has not the form of its type, and alters nothing", arguments: seeds)
    func deepVerify(seed: UInt64) throws {
        let fixture = try odd(seed)
        let items = try fixture.ledger.eventItems(fixture.ledger.moment()) { _ in }
        for event in try fixture.events() where event.obstacle == .form {
            let own = items.filter { $0.place == "event @\(event.seq)" }
            #expect(!own.isEmpty && own.allSatisfy { $0.grade == .notice }, "\(event.line.root.json.canonicalText)")
        }
        #expect(try fixture.ledger.view().index.isWhole(in: fixture.ledger.moment()))
    }

    @Test("A ledger takes further events behind them", arguments: seeds)
    func record(seed: UInt64) throws {
        let fixture = try odd(seed)
        let draft = try Draft(
            ["type": "party.registered", "data": ["party": "late", "kind": "city", "names": [["text": "Late"]]]],
            recorder: "test")
        let size = try fixture.ledger.log.head().size
        _ = try fixture.ledger.record([PlacedDraft(draft, at: nil)], RecordingTerms(via: "test"))
        #expect(try fixture.ledger.log.head().size == size + 1)
    }
}
