import Dispatch
import Synchronization

/// A value that is being made on another core, before it is asked for.
final class Ahead<Value: Sendable>: Sendable {
    private let work = DispatchGroup()
    private let made = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () -> Value) {
        DispatchQueue.global().async(group: work) { self.made.withLock { $0 = make() } }
    }

    /// The value, once it is there.
    var value: Value? {
        work.wait()
        return made.withLock { $0 }
    }
}
