import ExtendedDateTime
import Foundation
import LedgerCore
import LedgerFolders
import Reports
import Synchronization

/// Many threads ask one open ledger, while a writer records: how many answers they get in the time in which one gets one.
enum ReadersBenchmark {
    private static let threads = 16

    /// - Parameters:
    ///   - folder: a ledger, which grows by what is recorded meanwhile.
    ///   - subjects: what is asked about, one after the other.
    static func run(ledger folder: String, subjects: [String]) throws {
        let ledger = try Ledger(root: folder, environment: .process)
        let view = try ledger.view()
        try ask(view, subjects[0])
        let rounds = max(1, 160 / subjects.count)
        let questions = Array(repeating: subjects, count: rounds).flatMap(\.self)
        let alone = try measure(questions, of: view, on: 1)
        let together = try measure(questions, of: view, on: threads)
        print("one", alone)
        print("many", together)
    }

    private static func ask(_ view: LedgerView, _ subject: String) throws {
        _ = try view.show(subject, on: EDTF("1999-05-05"), explains: false).text(width: nil)
    }

    /// Answers a second.
    private static func measure(_ questions: [String], of view: LedgerView, on threads: Int) throws -> Double {
        let next = Atomic<Int>(0)
        let failed = Mutex<(any Error)?>(nil)
        let duration = ContinuousClock().measure {
            let group = DispatchGroup()
            for _ in 0..<threads {
                group.enter()
                Thread {
                    defer { group.leave() }
                    while case let number = next.add(1, ordering: .relaxed).oldValue, number < questions.count {
                        do { try ask(view, questions[number]) } catch { failed.withLock { $0 = error } }
                    }
                }.start()
            }
            group.wait()
        }
        if let error = failed.withLock({ $0 }) { throw error }
        return Double(questions.count) / (duration / .seconds(1))
    }
}
