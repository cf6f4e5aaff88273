/// The first and the last day that a date may mean, both included.
public struct Bounds: Hashable, Sendable {
    /// `Day.distantPast` if infinite.
    public var earliest: Day
    /// `Day.distantFuture` if infinite. Of a start that never came or an end that has not come, both days are infinite alike.
    public var latest: Day
    /// How `earliest` is infinite; `nil` if it is finite.
    public var past: Infinity?
    /// How `latest` is infinite; `nil` if it is finite.
    public var future: Infinity?

    /// Why an end is infinite. Infinite ends count alike and are shown apart.
    public enum Infinity: Hashable, Sendable {
        /// Written `..`: without limit, or simply going on.
        case open
        /// Left empty, or never written: there is an end, but it is not known.
        case unknown
    }

    /// Bounds of two days; infinite ones are unknown unless it is said how they are infinite.
    public init(earliest: Day, latest: Day, past: Infinity? = nil, future: Infinity? = nil) {
        self.earliest = earliest
        self.latest = latest
        self.past = earliest == .distantPast ? past ?? .unknown : nil
        self.future = latest == .distantFuture ? future ?? .unknown : nil
    }

    /// Whether a day lies within the bounds.
    public func contains(_ day: Day) -> Bool {
        earliest <= day && day <= latest
    }

    /// Whether all days that lie within the other bounds lie within these.
    public func contains(_ other: Bounds) -> Bool {
        earliest <= other.earliest && other.latest <= latest
    }

    /// The least bounds that contain both. Where both are infinite, an open end is stronger than an unknown one.
    public func hull(_ other: Bounds) -> Bounds {
        Bounds(
            earliest: min(earliest, other.earliest), latest: max(latest, other.latest),
            past: past == .open || other.past == .open ? .open : nil,
            future: future == .open || other.future == .open ? .open : nil)
    }
}

extension Bounds: CustomStringConvertible {
    /// `2023-10-01 to 2023-10-31`, `1985-04-12 to ..` if open, `unknown to 1985-04-12`.
    public var description: String {
        "\(past == .unknown ? "unknown" : earliest.description) to \(future == .unknown ? "unknown" : latest.description)"
    }
}
