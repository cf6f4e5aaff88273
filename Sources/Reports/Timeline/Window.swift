import ExtendedDateTime
import Domain

/// Days between which something is asked for, both included.
public struct Window: Sendable {
    public let days: DayRange

    public init(from first: Day, to last: Day) {
        days = DayRange(first, last)
    }

    /// How surely an event fell within the days: certainly if it did on every day that its date may mean; `no` also where
    /// it is about no day, as registrations and corrections are.
    func certainty(of event: Event) -> Certainty {
        guard let (start, end) = event.span else { return .no }
        if start.hi <= days.hi && days.lo <= end.lo { return .certain }
        return start.lo <= days.hi && days.lo <= end.hi ? .possible : .no
    }
}
