import EDTF
import EventLog
import Foundation
import Projections
import Reports
import Testing
import Vocabulary

@testable import Ledger

@Suite struct BeliefTests {
    /// What the folds make of a prefix of the log, without any index.
    private func folded(_ ledger: Ledger, on day: EDTF?, size: Int) throws -> ReplayReport {
        let question = try ledger.question(on: day, knownOn: .seq(size - 1))
        return ReplayReport(try ledger.knowledge(size: size), question)
    }

    private func append(_ count: Int, of history: inout LongHistory, to ledger: Ledger) throws {
        let lines = try (0..<count).map { _ in try history.line() }
        _ = try ledger.log.append(.unsigned) { _ in lines }
    }

    /// `CHANCERY_HISTORIES` of them; a dozen where it is not set.
    static let seeds = 0..<(ProcessInfo.processInfo.environment["CHANCERY_HISTORIES"].flatMap { Int($0) } ?? 12)

    @Test("By the index every answer for any day, as known at any moment, is the folds' own", arguments: seeds)
    func anyDayAnyMoment(seed: Int) throws {
        let fixture = try RegisterFixture()
        let ledger = fixture.ledger
        var history = LongHistory(seed: UInt64(seed), after: 1)
        var random = SeededGenerator(seed: UInt64(seed) &+ 77)
        var told: [String: String] = [:]
        for _ in 0..<4 {
            // Late arrivals: questions are asked in between, so that what was kept for them has to stay right.
            try append(30, of: &history, to: ledger)
            for _ in 0..<14 {
                let size = Int.random(in: 1...history.count, using: &random)
                let day = Day(year: 1999, month: 12, day: 20 + Int.random(in: 0...60, using: &random))
                let asOf = AsOf(on: EDTF(day), knownOn: .seq(size - 1))
                let kept = try ledger.replay(asOf)
                let reference = try folded(ledger, on: EDTF(day), size: size)
                let differing = zip(kept.states.all, reference.states.all).first { $0.json != $1.json }
                #expect(
                    kept.rendered(as: .json) == reference.rendered(as: .json),
                    "on \(day) @\(size - 1): \(differing.map { "\($0.json.canonicalText) is \($1.json.canonicalText)" } ?? "")"
                )
                #expect(kept.text == reference.text)
                // Whatever is recorded later, an answer for a moment stays as it was.
                let key = "\(day) @\(size - 1)"
                if let before = told.updateValue(kept.rendered(as: .json), forKey: key) {
                    #expect(before == kept.rendered(as: .json))
                }
            }
        }
        for (key, answer) in told {
            let parts = key.split(separator: " @")
            let asOf = AsOf(on: try EDTF(String(parts[0])), knownOn: .seq(try #require(Int(parts[1]))))
            #expect(try ledger.replay(asOf).rendered(as: .json) == answer)
        }
    }

    @Test(
        "An answer for vague days is the folds' own, whether or not it turns within them", arguments: seeds,
        [
            "2000-01", "[2000-01-08..2000-01-11]", "[2000-01-20..2000-01-21]", "1999", "[..2000-01-03]",
            "2000-01-25/..", "XXXX",
        ])
    func vagueDays(seed: Int, on: String) throws {
        let ledger = try RegisterFixture()
        var history = LongHistory(seed: UInt64(seed), after: 1)
        try append(60, of: &history, to: ledger.ledger)
        for size in [30, 61] {
            let kept = try ledger.ledger.replay(AsOf(on: EDTF(on), knownOn: .seq(size - 1)))
            let reference = try folded(ledger.ledger, on: EDTF(on), size: size)
            #expect(kept.rendered(as: .json) == reference.rendered(as: .json))
            #expect(kept.text == reference.text)
        }
    }

    @Test("What was folded once is looked up, and one more event folds no more than what it bears on")
    func incremental() throws {
        let fixture = try RegisterFixture()
        let ledger = fixture.ledger
        var history = LongHistory(seed: 5, after: 1)
        try append(200, of: &history, to: ledger)
        _ = try ledger.replay(AsOf())
        #expect(try !ledger.index.beliefs(size: 201, lacking: 0...0).isEmpty, "Only the days around today are kept.")
        _ = try ledger.replay(AsOf(on: EDTF(Day(0))))
        #expect(try ledger.index.beliefs(size: 201, lacking: 0...0).isEmpty)
        try append(1, of: &history, to: ledger)
        _ = try ledger.kept(on: DayRange(Day(0), Day(0)), size: 201)
        let open = try ledger.index.beliefs(size: 202, lacking: 0...0).map(\.subject)
        let event = try ledger.event(at: 201)
        var reader = try BearingReader(ledger, from: 201)
        let told = try reader.bearing(of: event).subjects
        #expect(try Set(open) == Set(told.map { try reader.numbers.name(of: $0) }))
    }

    @Test("An answer that was forged in the index is found by going over the log")
    func forgery() throws {
        let fixture = try RegisterFixture()
        let ledger = fixture.ledger
        var history = LongHistory(seed: 9, after: 1)
        try append(60, of: &history, to: ledger)
        try ledger.refresh()
        try ledger.refreshBeliefs()
        let belief = try #require(ledger.index.beliefs(size: 61, lacking: 0...0).first)
        let forged = PeriodRow(days: .min..<Int.max, kind: "visits", json: Array("{}".utf8), words: Array("{}".utf8))
        try ledger.index.add([FoldedBelief(belief: belief, rows: [forged], isWhole: true)])
        _ = try ledger.replay(AsOf())
        #expect(try ledger.beliefsKeptWrongly(size: 61) == [belief.subject])
    }
}
