import ExtendedDateTime

/// A value that holds from a day on, until the next one.
public struct Dated<Value: Sendable>: Sendable {
    public let value: Value
    public let from: DayRange
    public let seq: Int
    /// Whether all sources of the event were retracted.
    public let isGroundless: Bool

    /// Why it counts.
    var because: Because { Because(seq, isGroundless ? .groundless : .changed) }
}

extension Array {
    /// The latest value that certainly came to hold before the days, or on the first of them.
    public func value<V>(on days: DayRange) -> Dated<V>? where Element == Dated<V> {
        last { $0.from.hi <= days.lo }
    }

    /// The values that may have taken its place by the days, or take it on them: those that come later, and of those that came
    /// before each that may have been the last, as nobody knows whether it came before another one or after.
    public func successors<V>(on days: DayRange) -> [Dated<V>] where Element == Dated<V> {
        let current = value(on: days)
        let last = lazy.filter { $0.from.hi <= days.lo }.map(\.from.lo).max() ?? .distantPast
        return filter { other in
            other.from.hi > days.lo
                ? other.from.lo <= days.hi : other.from.hi >= last && other.seq != current?.seq
        }
    }
}

extension KnownEvents {
    /// Values in the order of their days.
    func dated<V>(_ events: [Event], _ value: (Event) -> V?) -> [Dated<V>] {
        events.compactMap { event in
            value(event).map {
                Dated(
                    value: $0, from: standingDays(of: event), seq: event.seq,
                    isGroundless: isGroundless(event))
            }
        }.sorted { ($0.from.hi, $0.from.lo, $0.seq) < ($1.from.hi, $1.from.lo, $1.seq) }
    }
}
