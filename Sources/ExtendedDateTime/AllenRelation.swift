/// The thirteen ways in which two spans of days can lie to each other (Allen, 1983), on a calendar of whole days.
///
/// A span meets another if the other starts on the day after its end; it is before another if at least one day lies between.
public enum AllenRelation: String, Hashable, Sendable, CaseIterable {
    case before, meets, overlaps, starts, during, finishes, equals
    case after, metBy, overlappedBy, startedBy, contains, finishedBy

    /// The same relation seen from the other side.
    public var inverse: AllenRelation {
        switch self {
        case .before: .after
        case .meets: .metBy
        case .overlaps: .overlappedBy
        case .starts: .startedBy
        case .during: .contains
        case .finishes: .finishedBy
        case .equals: .equals
        case .after: .before
        case .metBy: .meets
        case .overlappedBy: .overlaps
        case .startedBy: .starts
        case .contains: .during
        case .finishedBy: .finishes
        }
    }
}

extension AllenRelation {
    /// Whether some choice of starts and ends puts the first in this relation to the second.
    ///
    /// Each relation puts all four ends in one order, with a least and, for some, an exact distance between neighbours.
    func isPossible(_ a: UncertainInterval, _ b: UncertainInterval) -> Bool {
        switch self {
        case .before: Chain(a.starts).atLeast(0, a.ends).atLeast(2, b.starts).atLeast(0, b.ends).isPossible
        case .meets: Chain(a.starts).atLeast(0, a.ends).exactly(1, b.starts).atLeast(0, b.ends).isPossible
        case .overlaps: Chain(a.starts).atLeast(1, b.starts).atLeast(0, a.ends).atLeast(1, b.ends).isPossible
        case .starts: Chain(a.starts).exactly(0, b.starts).atLeast(0, a.ends).atLeast(1, b.ends).isPossible
        case .during: Chain(b.starts).atLeast(1, a.starts).atLeast(0, a.ends).atLeast(1, b.ends).isPossible
        case .finishes: Chain(b.starts).atLeast(1, a.starts).atLeast(0, a.ends).exactly(0, b.ends).isPossible
        case .equals: Chain(a.starts).exactly(0, b.starts).atLeast(0, a.ends).exactly(0, b.ends).isPossible
        default: inverse.isPossible(b, a)
        }
    }
}

/// Days in ascending order, each within a range of its own: where the last one can lie, given those before it.
private struct Chain {
    private var last: ClosedRange<Day>?

    init(_ days: ClosedRange<Day>) {
        last = days
    }

    var isPossible: Bool { last != nil }

    func atLeast(_ distance: Int, _ days: ClosedRange<Day>) -> Chain {
        next(days, from: last?.lowerBound.later(by: distance), to: .distantFuture)
    }

    func exactly(_ distance: Int, _ days: ClosedRange<Day>) -> Chain {
        next(days, from: last?.lowerBound.later(by: distance), to: last?.upperBound.later(by: distance))
    }

    private func next(_ days: ClosedRange<Day>, from first: Day?, to last: Day?) -> Chain {
        var next = self
        next.last = first.flatMap { first in
            let reach = first...(last ?? .distantFuture)
            return reach.overlaps(days) ? reach.clamped(to: days) : nil
        }
        return next
    }
}

extension Day {
    /// The day so many days later; `nil` after the end of time. A day after the distant past is one that nothing written reaches.
    fileprivate func later(by days: Int) -> Day? {
        let (sum, overflow) = number.addingReportingOverflow(days)
        return overflow ? nil : Day(sum)
    }
}
