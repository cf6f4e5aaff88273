import ExtendedDateTime

/// A value that holds from a day on, until the next one.
public struct Dated<Value: Sendable>: Sendable {
    public let value: Value
    public let from: DayRange
    public let seq: Int
}

extension Array {
    /// The latest value that certainly holds on the days.
    public func value<V>(on days: DayRange) -> Dated<V>? where Element == Dated<V> {
        last { $0.from.hi <= days.lo }
    }
}

extension KnownEvents {
    /// Values in the order of their days.
    func dated<V>(_ events: [Event], _ value: (Event) -> V?) -> [Dated<V>] {
        events.compactMap { event in
            value(event).map { Dated(value: $0, from: range(of: event.on, in: event), seq: event.seq) }
        }.sorted { ($0.from.hi, $0.from.lo, $0.seq) < ($1.from.hi, $1.from.lo, $1.seq) }
    }
}
