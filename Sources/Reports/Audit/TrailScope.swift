import CanonicalJSON
import Domain

/// Which part of the log a trail covers, and what it leaves out.
public struct TrailScope: Sendable {
    /// The first and the last position that were searched; the log up to the date of knowledge.
    public let range: Range<Int>
    /// What was asked for, in words.
    public let filters: [String]
    /// How many events of each type the range holds.
    public let types: [String: Int]
    /// By the days of the world, or as the ledger learned of them.
    public let order: TimelineReport.Order

    /// How far the trail follows from its subjects.
    public let depth: Int
    /// Whether it leaves out events about its subjects.
    public let isFiltered: Bool
    /// How many events of a type are left out, and how many of these are about the same agreements, visits and bodies.
    struct LeftOut {
        let type: String
        let count: Int
        let same: Int
    }

    public init(
        range: Range<Int>, filters: [String], types: [String: Int], order: TimelineReport.Order, depth: Int,
        isFiltered: Bool
    ) {
        self.depth = depth
        self.isFiltered = isFiltered
        self.range = range
        self.filters = filters
        self.types = types
        self.order = order
    }

    /// How many events of each type are in the range and not told, the most first.
    ///
    /// - Parameter same: how many of each type are not told and about the same agreements, visits and bodies.
    func leftOut(besides entries: [Entry], _ same: [String: Int]) -> [LeftOut] {
        let told = Dictionary(entries.map { ($0.event.type, 1) }, uniquingKeysWith: +)
        return types.map { LeftOut(type: $0, count: $1 - (told[$0] ?? 0), same: same[$0] ?? 0) }
            .filter { $0.count > 0 }.sorted { ($1.count, $0.type) < ($0.count, $1.type) }
    }

    /// What was searched, how many events were found and brought along, and how many are not told.
    ///
    /// - Parameters:
    ///   - count: the entries, of which some are supporting ones.
    ///   - same: of what is left out that about the same agreements, visits and bodies.
    func completeness(of count: Int, supporting: Int, same: Int) -> String {
        guard !range.isEmpty else { return "Complete: nothing had been recorded." }
        let filters = filters.isEmpty ? "" : " (\(filters.joined(separator: "; ")))"
        let brought =
            supporting == 0
            ? "" : ", and \(supporting) more on which \((count - supporting).verb("it rests", "they rest"))"
        return
            "Complete for positions 0 to \(range.upperBound - 1): \((count - supporting).of("event"))\(filters)\(brought); "
            + Self.leftOut(range.count - count, same: same)
    }

    private static func leftOut(_ count: Int, same: Int) -> String {
        let parts = [(same, "about the same agreements, visits and bodies"), (count - same, "about other things")]
        let told = parts.filter { $0.0 > 0 }.map { "\($0.of("event")) \($1)" }
        return told.isEmpty ? "nothing is left out." : "\(told.listed) \(count.verb("is", "are")) left out."
    }

    func json(of entries: [Entry], _ supporting: Int, same: Int) -> JSON {
        [
            "from": .integer(range.lowerBound), "to": range.isEmpty ? .null : .integer(range.upperBound - 1),
            "events": .integer(entries.count), "supporting": .integer(supporting),
            "filters": .array(filters.map(JSON.string)), "left_out": .integer(range.count - entries.count),
            "left_out_same": .integer(same), "order": .string(order.rawValue), "related": .integer(depth),
            "filtered": .bool(isFiltered),
        ]
    }
}
