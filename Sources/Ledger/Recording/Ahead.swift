import Dispatch
import Synchronization

/// A value that is being made on another core, before it is asked for.
final class Ahead<Value: Sendable>: Sendable {
    private let work = DispatchGroup()
    private let made = Mutex<Value?>(nil)

    /// - Parameter isLong: whether the making is worth the waking of a core; else it is made at once.
    init(isLong: Bool = true, _ make: @escaping @Sendable () -> Value) {
        guard isLong else {
            made.withLock { $0 = make() }
            return
        }
        DispatchQueue.global().async(group: work) { self.made.withLock { $0 = make() } }
    }

    /// The value, once it is there.
    var value: Value? {
        work.wait()
        return made.withLock { $0 }
    }
}

/// Values that are made one after the other, each on another core while the one before it is used.
struct ReadingAhead<Item: Sendable, Value: Sendable> {
    private var items: ArraySlice<Item>
    private let make: @Sendable (Item) throws -> Value
    private var ahead: Ahead<Result<Value, any Error>>?

    init(_ items: [Item], _ make: @escaping @Sendable (Item) throws -> Value) {
        self.items = items[...]
        self.make = make
        begin()
    }

    /// The value for the next item, of which there has to be one.
    mutating func next() throws -> Value {
        guard let made = ahead?.value else { preconditionFailure("There is a value for each item, and no more.") }
        begin()
        return try made.get()
    }

    private mutating func begin() {
        ahead = items.popFirst().map { item in
            Ahead { [make] in Result { try make(item) } }
        }
    }
}
