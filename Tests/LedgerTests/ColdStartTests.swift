import EDTF
import EventLog
import Foundation
import Projections
import Reports
import Testing
import Vocabulary

@testable import Ledger

/// The first answers of a ledger without an index: by a snapshot, and the events behind it.
@Suite struct ColdStartTests {
    /// A ledger of a random long history, with a snapshot somewhere in it.
    private struct Scene {
        let fixture: RegisterFixture
        let history: LongHistory
        let snapshotSize: Int
        var warm: Ledger { fixture.ledger }

        init(seed: Int, random: inout SeededGenerator) throws {
            fixture = try RegisterFixture()
            var history = LongHistory(seed: UInt64(seed), after: 1)
            let lines = try (0..<150).map { _ in try history.line() }
            _ = try fixture.ledger.log.append(.unsigned) { _ in lines }
            self.history = history
            snapshotSize = Int.random(in: 2...history.count, using: &random)
            _ = try fixture.ledger.write(fixture.ledger.snapshot(knownOn: .seq(snapshotSize - 1)))
        }

        /// The same log and snapshot, without anything that was made from them.
        func cold() throws -> Ledger {
            let copy = fixture.folder.appending(path: "cold-\(UUID().uuidString)").path()
            try FileManager.default.copyItem(atPath: warm.root, toPath: copy)
            try FileManager.default.removeItem(atPath: copy + "/.chancery")
            return try Ledger(root: copy, environment: warm.environment)
        }
    }

    @Test("Every answer about a subject is that of the index and of the folds", arguments: BeliefTests.seeds)
    func sameAnswers(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &+ 4711)
        let scene = try Scene(seed: seed, random: &random)
        let cold = try scene.cold()
        for _ in 0..<2 {
            let size = Int.random(in: 1...scene.history.count, using: &random)
            let day = Day(year: 1999, month: 12, day: 20 + Int.random(in: 0...60, using: &random))
            let asOf = AsOf(on: EDTF(day), knownOn: .seq(size - 1))
            let all = try scene.warm.knowledge(size: size)
            for subject in all.subjects + LongHistory.parties.map({ .party(PartyID($0)) }) {
                if case .encounter = subject { continue }
                guard let warm = try? scene.warm.show(subject.description, asOf, explains: true) else { continue }
                let answer = try cold.show(subject.description, asOf, explains: true)
                let isSame = answer.json == warm.json && answer.text == warm.text
                #expect(isSame, "\(subject) on \(day) @\(size - 1)")
                if case .party = subject { continue }
                let folded = ReplayReport(all, answer.replay.question) { $0 == answer.subject }
                #expect(told(answer.replay) == told(folded), "\(subject) on \(day) @\(size - 1)")
            }
        }
        #expect(try cold.snapshotFinder() != nil, "An index was made.")
    }

    /// The states and conflicts of a report, without its heading.
    private func told(_ report: ReplayReport) -> [String] {
        report.states.all.map(\.json.canonicalText) + report.states.conflicts.map { "\($0)" }
    }

    @Test("A name is not in a snapshot, so the index is made")
    func byName() throws {
        var random = SeededGenerator(seed: 1)
        let scene = try Scene(seed: 3, random: &random)
        let cold = try scene.cold()
        _ = try? cold.show("New name 1", AsOf(), explains: false)
        #expect(try cold.snapshotFinder() == nil)
        #expect(try cold.isIndexFresh())
    }

    enum Harm: CaseIterable { case oneNumber, otherRoot, otherFolds, noSnapshot, cutOff, noNumbers, otherName }

    @Test("What does not match the log, or is no snapshot, is passed over", arguments: Harm.allCases)
    func harm(_ harm: Harm) throws {
        var random = SeededGenerator(seed: 8)
        let scene = try Scene(seed: 8, random: &random)
        let cold = try scene.cold()
        let path = cold.snapshotFolder + "/" + Snapshot.fileName(size: scene.snapshotSize)
        var text = try String(contentsOfFile: path, encoding: .utf8)
        let asked = try #require(try scene.warm.knowledge(size: scene.history.count).subjects.first)
        let wanted = try scene.warm.show(asked.description, AsOf(), explains: true).json
        #expect(try cold.snapshotFinder() != nil)
        switch harm {
        case .oneNumber: text = text.replacing(/"named_by":\[[0-9]+,/, with: "\"named_by\":[")
        case .otherRoot: text = text.replacing(/"root":"./, with: "\"root\":\"#", maxReplacements: 1)
        case .otherFolds: text = text.replacing("\"folds\":\(Snapshot.foldVersion),", with: "\"folds\":1,")
        case .noSnapshot: text = "nothing\n"
        case .cutOff: text = String(text.prefix(text.count / 2)).replacing("\"subject\":", with: "\"topic\":")
        case .noNumbers: text = text.replacing(/"(identified|named)_by":\[/, with: { "\($0.output.0)x" })
        case .otherName:
            try FileManager.default.moveItem(atPath: path, toPath: cold.snapshotFolder + "/0.jsonl")
        }
        if harm != .otherName { try text.write(toFile: path, atomically: true, encoding: .utf8) }
        #expect(try cold.show(asked.description, AsOf(), explains: true).json == wanted)
        #expect(try cold.isIndexFresh())
    }
}
