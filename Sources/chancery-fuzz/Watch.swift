import Foundation
import Synchronization

/// What each job is at, told when a run traps or does not end, so that it can be tried again: `--first N --runs 1`.
final class Watch: Sendable {
    /// No input takes longer than a moment; one that takes this long does not end.
    private static let limitSeconds = 60

    static let shared = Watch()

    /// For each job its present number, and how often the watch has seen it there.
    private let numbers = Mutex<[Int: (number: Int, sightings: Int)]>([:])

    /// Ends the program with the number of the run that traps or does not end.
    func start(seed: UInt64) {
        // Who asks for backtraces wants Swift's own handlers.
        let isTraced = getenv("SWIFT_BACKTRACE") != nil
        for signal in isTraced ? [] : [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            Foundation.signal(signal) { signal in
                Watch.shared.report("signal \(signal)")
                Foundation.signal(signal, SIG_DFL)
                raise(signal)
            }
        }
        let thread = Thread {
            while true {
                Thread.sleep(forTimeInterval: 1)
                if self.hasStopped() {
                    self.report("no end after \(Self.limitSeconds) s, seed \(seed)")
                    exit(3)
                }
            }
        }
        thread.start()
    }

    func begin(_ number: Int, job: Int) { numbers.withLock { $0[job] = (number, 0) } }

    func end(job: Int) { numbers.withLock { $0[job] = nil } }

    private func hasStopped() -> Bool {
        numbers.withLock { numbers in
            for job in numbers.keys { numbers[job]?.sightings += 1 }
            return numbers.values.contains { $0.sightings > Self.limitSeconds }
        }
    }

    private func report(_ what: String) {
        let present = numbers.withLockIfAvailable { $0.values.map { "\($0.number)" }.joined(separator: ", ") }
        print("STOPPED  \(what); runs at work: \(present ?? "unknown")")
        fflush(nil)
    }
}
