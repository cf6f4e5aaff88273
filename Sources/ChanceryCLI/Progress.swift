import ExtendedDateTime
import Foundation
import LedgerCore
import Synchronization

/// Shows one long work after the other, as a ledger comes to them: the index made anew, answers worked out.
final class WorkMeter: Sendable {
    private let current = Mutex<(task: String, progress: Progress)?>(nil)

    func show(_ task: String, _ done: Int, of total: Int) {
        current.withLock { current in
            if current?.task != task { current = (task, Progress(task, of: total)) }
            current?.progress.show(done)
            guard done >= total else { return }
            current?.progress.end()
            current = nil
        }
    }
}

/// How far long work has come, with its rate and the time left: on a terminal only, and never after a short job.
final class Progress {
    private let task: String
    private let total: Int
    private let start = ContinuousClock.now
    private let isShown: Bool

    init(_ task: String, of total: Int) {
        self.task = task
        self.total = total
        isShown = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil && total > 10_000
    }

    func show(_ done: Int) {
        guard isShown, done > 0 else { return }
        let elapsed = start.duration(to: .now)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = Double(done) / max(seconds, 0.001)
        let left = Int(Double(total - done) / max(rate, 1))
        Output.writeRaw("\r\(done) of \(total) \(task), \(Int(rate))/s, \(left) s left ")
    }

    func end() {
        if isShown { Output.message("") }
    }
}
