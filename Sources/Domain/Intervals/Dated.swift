import ExtendedDateTime

/// A value that holds from a day on, until the next one.
public struct Dated<Value: Sendable>: Sendable {
    public let value: Value
    public internal(set) var from: DayRange
    public let seq: Int
    /// Whether all sources of the event were retracted.
    public let isGroundless: Bool
    /// Whether it was only seen to be so: it may have come before, and does not come again.
    let isSeen: Bool

    /// Why it counts.
    var because: Because { Because(seq, isGroundless ? .groundless : .changed) }
}

/// What dated values amount to on some days.
public struct DatedAnswer<Value: Sendable & Equatable>: Sendable {
    /// The one that certainly holds on the first of the days; `nil` where none does.
    public let certain: Dated<Value>?
    /// Those that may hold on one of the days beside it, or instead.
    public let possible: [Dated<Value>]

    /// - Parameter values: in the order of their days.
    init(_ values: [Dated<Value>], on days: DayRange) {
        let last = values.possiblyLast(by: days.lo, \.from)
        let isCertain = last.dropFirst().allSatisfy { $0.value == last[0].value }
        certain = isCertain ? last.last : nil
        let later = values.filter { $0.from.hi > days.lo && $0.from.lo <= days.hi }
        let seen = values.filter { value in
            value.isSeen && value.from.lo > days.hi && value.value != last.last?.value
                && !values.contains {
                    !$0.isSeen && $0.value == value.value && $0.from.lo > days.lo && $0.from.lo <= value.from.hi
                }
        }
        possible = (isCertain ? [] : last) + later + seen
    }

    /// The values that may hold, without the one that certainly does.
    var otherwise: [Value] {
        possible.map(\.value).reduce(into: []) { values, value in
            if value != certain?.value && !values.contains(value) { values.append(value) }
        }
    }
}

extension Array {
    /// Of what had certainly come by a day each that may have been the last, as no other one certainly followed it.
    ///
    /// - Parameter range: the days on which it may have come.
    func possiblyLast(by day: Day, _ range: KeyPath<Element, DayRange>) -> [Element] {
        let come = filter { $0[keyPath: range].hi <= day }
        let first = come.map { $0[keyPath: range].lo }.max() ?? .distantPast
        return come.filter { $0[keyPath: range].hi >= first }
    }
}

extension [Dated<EventID>] {
    /// The last that may have come by the days.
    func last(by days: DayRange) -> Dated<EventID>? { last { $0.from.lo <= days.hi } }
}

extension KnownEvents {
    /// Values in the order of their days. The order of recording decides nothing.
    ///
    /// - Parameter seenTypes: the types of events by which something was only seen to be so.
    func dated<V: Comparable>(
        _ events: [Event], seenBy seenTypes: Set<String> = [], _ value: (Event) -> V?
    ) -> [Dated<V>] {
        events.compactMap { event in
            value(event).map {
                Dated(
                    value: $0, from: standingDays(of: event), seq: event.seq, isGroundless: isGroundless(event),
                    isSeen: seenTypes.contains(event.type))
            }
        }.sorted { ($0.from.hi, $0.from.lo, $0.value, $0.seq) < ($1.from.hi, $1.from.lo, $1.value, $1.seq) }
    }
}
