/// Values that are made one after the other, each on another core while the one before it is used.
struct Prefetcher<Item: Sendable, Value: Sendable> {
    private var items: ArraySlice<Item>
    private let make: @Sendable (Item) throws -> Value
    private var ahead: Prefetched<Result<Value, any Error>>?

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
            Prefetched { [make] in Result { try make(item) } }
        }
    }
}
