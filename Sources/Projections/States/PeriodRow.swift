/// One answer about a subject, with the days that it is for.
public struct PeriodRow: Hashable, Sendable {
    /// Days as counts from 1970-01-01, the last one not included; the smallest and the largest number are infinite.
    public let days: Range<Int>
    /// The place among answers for the same days, which several conflicts are.
    public let place: Int
    /// The kind of state, as reports call it; `nil` where nothing holds.
    public let kind: String?
    public let json: [UInt8]
    public let words: [UInt8]

    public init(days: Range<Int>, place: Int = 0, kind: String?, json: [UInt8] = [], words: [UInt8] = []) {
        self.days = days
        self.place = place
        self.kind = kind
        self.json = json
        self.words = words
    }

    /// Conflicts are for all days, whatever else is kept.
    public static let conflicts = "conflicts"

    public var isConflict: Bool { kind == Self.conflicts }
}

/// What a belief was folded to.
public struct FoldedBelief: Sendable {
    public let belief: Belief
    public let rows: [PeriodRow]
    /// Whether the rows are for all days; else they are what was asked for so far.
    public let isWhole: Bool

    public init(belief: Belief, rows: [PeriodRow], isWhole: Bool) {
        self.belief = belief
        self.rows = rows
        self.isWhole = isWhole
    }
}
