import ExtendedDateTime
import EventStore
import Foundation
import Reports
import Testing
import Domain
import LedgerFolders

@testable import LedgerCore
import Parallelism

/// Answers for moments of knowledge, while the log grows.
@Suite struct TransactionTimeTests {
    /// `CHANCERY_HISTORIES` of them; five where it is not set.
    static let seeds = 0..<(ProcessInfo.processInfo.environment["CHANCERY_HISTORIES"].flatMap { Int($0) } ?? 5)

    private func append(_ count: Int, of history: inout LongHistory, to ledger: Ledger) throws {
        let lines = try (0..<count).map { _ in try history.line() }
        _ = try ledger.log.append(.unsigned) { _ in lines }
    }

    /// The states and conflicts of a report, without its heading.
    private func told(_ report: ReplayReport) -> [String] {
        report.states.all.map(\.json.canonicalText) + report.states.conflicts.map(\.json.canonicalText)
    }

    @Test("Every answer for any day, as known at any moment, is the folds' own, and stays so", arguments: seeds)
    func anyDayAnyMoment(seed: Int) throws {
        let ledger = try RegisterFixture()
        var history = LongHistory(seed: UInt64(seed), after: 1)
        var random = SeededGenerator(seed: UInt64(seed) &+ 77)
        var answers: [String: [String: [String]]] = [:]
        for _ in 0..<4 {
            // Late arrivals: questions are asked in between.
            try append(100, of: &history, to: ledger.ledger)
            for _ in 0..<3 {
                let size = Int.random(in: 1...history.count, using: &random)
                let day = Day(year: 1999, month: 12, day: 20 + Int.random(in: 0...60, using: &random))
                answers["\(day) @\(size - 1)"] = try check(ledger.ledger, day, size)
            }
        }
        for (key, answer) in answers {
            let parts = key.split(separator: " @")
            let day = try EDTF(String(parts[0])).bounds.earliest
            // What was not registered at all then may be by now, and be known by its id.
            let now = try check(ledger.ledger, day, #require(Int(parts[1])) + 1)
            for (subject, told) in answer { #expect(now[subject] == told, "\(subject) \(key)") }
        }
    }

    /// Asks about each subject by the index, and compares with the fold of the whole prefix.
    private func check(_ ledger: Ledger, _ day: Day, _ size: Int) throws -> [String: [String]] {
        let view = try ledger.view(knownOn: .seq(size - 1))
        let all = try view.knowledge()
        var told: [String: [String]] = [:]
        // A dozen of them, drawn alike for the same question.
        var random = SeededGenerator(seed: UInt64(size))
        for subject in all.subjects.sorted(by: { $0.key < $1.key }).shuffled(using: &random).prefix(12) {
            if case .encounter = subject { continue }
            guard let answer = try? view.show(subject.description, on: EDTF(day), explains: true) else { continue }
            told[subject.description] = self.told(answer.replay)
            if subject.party != nil { continue }
            let folded = ReplayReport(all, answer.replay.asOf) { $0 == answer.subject }
            #expect(self.told(answer.replay) == self.told(folded), "\(subject) on \(day) @\(size - 1)")
        }
        return told
    }

    @Test("Two answers of one view agree, whatever is recorded between them")
    func oneMoment() throws {
        let fixture = try RegisterFixture()
        var history = LongHistory(seed: 4, after: 1)
        try append(300, of: &history, to: fixture.ledger)
        let view = try fixture.ledger.view()
        let before = try (view.replay().json, view.stats(nil).json, view.timeline(nil, order: .recorded).json)
        try append(300, of: &history, to: fixture.ledger)
        // Somebody else brings what is kept up to the longer log.
        _ = try Ledger(root: fixture.ledger.root, environment: fixture.ledger.environment).view().index.typeCounts()
        #expect(try view.replay().json == before.0)
        #expect(try view.stats(nil).json == before.1)
        #expect(try view.timeline(nil, order: .recorded).json == before.2)
        #expect(try view.index.typeCounts().values.reduce(0, +) == 301)
        #expect(try fixture.ledger.view().size == 601)
    }

    @Test("Many threads ask views at once, while somebody records")
    func threads() throws {
        let fixture = try RegisterFixture()
        var history = LongHistory(seed: 6, after: 1)
        try append(400, of: &history, to: fixture.ledger)
        let ledger = fixture.ledger
        let view = try ledger.view()
        let subjects = try view.knowledge().subjects.map(\.description)
        let wanted = subjects.map { try? view.show($0, on: EDTF(Day(10_960)), explains: true).json }
        let further = try (0..<40).map { _ in try history.line() }
        let same = concurrently(Array(0..<9)) { number in
            guard number > 0 else {
                for line in further { _ = try? ledger.log.append(.unsigned) { _ in [line] } }
                return true
            }
            let then = number.isMultiple(of: 2) ? view : try? ledger.view(knownOn: .seq(400))
            return subjects.map { try? then?.show($0, on: EDTF(Day(10_960)), explains: true).json } == wanted
                || number % 2 == 1
        }
        #expect(same == Array(repeating: true, count: 9))
        #expect(try ledger.view().size == 441)
    }
}
