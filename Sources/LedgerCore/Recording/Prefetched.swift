import Dispatch
import Synchronization

/// A value that is being made on another core, before it is asked for.
package final class Prefetched<Value: Sendable>: Sendable {
    private let work = DispatchGroup()
    private let made = Mutex<Value?>(nil)

    /// - Parameter isLong: whether the making is worth the waking of a core; else it is made at once.
    package init(isLong: Bool = true, _ make: @escaping @Sendable () -> Value) {
        guard isLong else {
            made.withLock { $0 = make() }
            return
        }
        DispatchQueue.global().async(group: work) { self.made.withLock { $0 = make() } }
    }

    /// The value, once it is there.
    package var value: Value? {
        work.wait()
        return made.withLock { $0 }
    }
}
