import Fuzzing
import Testing
import Domain

/// Ledgers that somebody made by hand: canonical lines, in a log's order, whose parts are other than their types say. A
/// choice that was no word, an integer at the edge of 64 bits and a question about all days each ended the program once.
@Suite struct LedgerFuzzingTests {
    /// As many as fit into half a minute without optimization; `scripts/fuzz --only "odd ledger"` tries a million.
    @Test(arguments: 0..<8)
    func noLedgerStopsAReport(share: Int) {
        let summary = Fuzzer(targets: [.ledgers], seed: 20_240_216).run(share * 20..<share * 20 + 20)
        #expect(summary.findings.isEmpty, "\(summary.findings.prefix(3))")
        #expect(summary.accepted[FuzzTarget.ledgers.name] == 20)
    }

    /// Folding alone is cheap, and most of what could trap is there.
    @Test func noLedgerStopsAFold() {
        for seed in 0..<2_000 as Range<UInt64> {
            let events = OddLedger(seed: seed).lines.compactMap { try? Event($0) }
            let knowledge = KnownEvents(events)
            for subject in knowledge.subjects { _ = knowledge.timeline(of: subject)?.conflicts }
            #expect(knowledge.facts.count + knowledge.notApplied.count <= events.count, "seed \(seed)")
        }
    }

    @Test func theLedgersAreOddAndNotAllOfThemIs() {
        let ledgers = (0..<200 as Range<UInt64>).map { OddLedger(seed: $0) }
        let events = ledgers.flatMap(\.lines).compactMap { try? Event($0) }
        let types = Set(events.filter { $0.definition != nil }.map(\.type))
        #expect(types.count == EventTypes.all.count)
        #expect(events.contains { $0.obstacle == .form } && events.contains { $0.obstacle == .newerVersion })
    }
}
