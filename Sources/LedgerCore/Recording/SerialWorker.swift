import Dispatch
import Synchronization

/// Work on another core, one piece after the other; whoever gives it waits only for the piece before.
final class SerialWorker: Sendable {
    private let queue: DispatchQueue
    private let failure = Mutex<(any Error)?>(nil)

    init(_ label: String) {
        queue = DispatchQueue(label: label)
    }

    /// Begins a piece of work as soon as the one before it is done.
    ///
    /// - Throws: what that one threw; then nothing is begun any more.
    func start(_ work: @escaping @Sendable () throws -> Void) throws {
        try finish()
        queue.async {
            do { try work() } catch { self.failure.withLock { $0 = error } }
        }
    }

    /// Waits for the last piece.
    func finish() throws {
        queue.sync {}
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
