import ExtendedDateTime

/// The days on which something may have happened: the earliest and the latest, both included.
///
/// A bound that nobody knows is infinite. An open end (`..`) is more than that: the moment itself lies at infinity, so that
/// both bounds do. EDTF's `2020/..` goes on for certain, and `2020/` may have ended on any day since.
public struct DayRange: Hashable, Sendable {
    public var lo: Day
    public var hi: Day

    public init(_ lo: Day, _ hi: Day) {
        self.lo = lo
        self.hi = hi
    }

    public init(_ bounds: Bounds) {
        self.init(bounds.earliest, bounds.latest)
    }

    public static let anyTime = DayRange(.distantPast, .distantFuture)
    /// The start of what has always been so.
    public static let always = DayRange(.distantPast, .distantPast)
    /// The end of what has not ended.
    public static let open = DayRange(.distantFuture, .distantFuture)

    /// Whether the moment never comes, or never was: what holds has always held, or goes on.
    public var isOpen: Bool { lo == hi && !lo.isFinite }

    /// Whether it lies behind a day for certain, as the end of something: an open end does behind days without end, too.
    func isEnd(after day: Day) -> Bool { day < lo || self == .open }

    public func contains(_ day: Day) -> Bool { lo <= day && day <= hi }
    public func overlaps(_ other: DayRange) -> Bool { lo <= other.hi && other.lo <= hi }

    /// Not after: each bound is at most the other's (docs/MODEL.md, section 2).
    func isAtOrBefore(_ other: DayRange) -> Bool { lo <= other.lo && hi <= other.hi }

    /// The later of two moments, bound by bound.
    func later(_ other: DayRange) -> DayRange { DayRange(max(lo, other.lo), max(hi, other.hi)) }

    /// The earlier of two moments, bound by bound.
    func earlier(_ other: DayRange) -> DayRange { DayRange(min(lo, other.lo), min(hi, other.hi)) }

    /// The days on one of which it may have come, of what may as well never have come.
    var withoutGround: DayRange { DayRange(lo, .distantFuture) }

    func hull(_ other: DayRange) -> DayRange { DayRange(min(lo, other.lo), max(hi, other.hi)) }
}

extension Day {
    /// The day after; an infinite end stays where it is.
    var next: Day { isFinite ? Day(number + 1) : self }

    /// The day before; an infinite end stays where it is.
    var previous: Day { isFinite ? Day(number - 1) : self }
}

/// How sure an answer is.
public enum Certainty: String, Sendable, Comparable {
    case no = "no"
    case possible = "possible"
    case certain = "certain"

    private var rank: Int {
        switch self {
        case .no: 0
        case .possible: 1
        case .certain: 2
        }
    }

    public static func < (a: Certainty, b: Certainty) -> Bool { a.rank < b.rank }
}
