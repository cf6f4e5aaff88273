import CanonicalJSON
import ExtendedDateTime
import Foundation
import Testing

@testable import Domain

/// Retracting a source makes no answer more certain, whatever rests on it.
@Suite struct RandomGroundTests {
    static let count = ProcessInfo.processInfo.environment["CHANCERY_HISTORIES"].flatMap(Int.init) ?? 300
    static let sources = ["s", "t", "copy"]

    /// A few events about one membership, office, policy or agreement, each with some of the sources or none, and the end of a party.
    private func history(_ random: inout SeededGenerator) -> [Told] {
        var told = RandomHistory(using: &random).told.map { event in
            var event = event
            if event.type != "agreement.registered", Int.random(in: 0..<4, using: &random) > 0 {
                event.sources = Self.sources.filter { _ in Bool.random(using: &random) }
            }
            return event
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            var end = Told(
                "party.ended", on: "2000-01-1\(Int.random(in: 2...9, using: &random))",
                ["party": "a", "mode": "dissolution"])
            end.sources = Self.sources.filter { _ in Bool.random(using: &random) }
            told.append(end)
        }
        let registered = [
            Told.source("s").with(id: "s"), Told.source("t").with(id: "t"),
            Told.source("copy", derivedFrom: "s").with(id: "copy"),
        ]
        return registered + told
    }

    /// How each thing stands on each day.
    private func answers(_ told: [Told]) throws -> [String: StatusAnswer] {
        let knowledge = try KnownEvents(telling: told)
        var answers: [String: StatusAnswer] = [:]
        for timeline in knowledge.subjects.compactMap(knowledge.timeline) {
            for number in -2...13 {
                let day = RandomHistory.day(number)
                answers["\(timeline.subject) \(day)"] = timeline.answer(on: DayRange(day, day))
            }
        }
        return answers
    }

    @Test("A certain answer after a retraction was certain, and the same, before it")
    func neverMoreCertain() throws {
        var weakened = 0
        for number in 0..<Self.count {
            let seed = 20_261_130 &+ UInt64(number)
            var random = SeededGenerator(seed: seed)
            var told = history(&random)
            var before = try answers(told)
            for source in Self.sources.shuffled(using: &random) {
                told.append(.retracted(source))
                let after = try answers(told)
                for (question, answer) in after where answer.certainty == .certain {
                    let earlier = before[question]
                    #expect(
                        earlier?.certainty == .certain && earlier?.status == answer.status,
                        """
                        seed \(seed), \(source), \(question): \(earlier.short), then \(answer.short) \(answer.because)
                        \(told.map { "\($0.type) \($0.on ?? "") \($0.sources) \($0.modality ?? "") \($0.data)" }.joined(separator: "\n"))
                        """)
                }
                weakened += before.count { $0.value.certainty == .certain && after[$0.key]?.certainty != .certain }
                before = after
            }
        }
        #expect(weakened > Self.count)
    }
}
