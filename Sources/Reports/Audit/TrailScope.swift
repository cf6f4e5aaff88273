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

    /// How many events of each type are in the range, and not among these.
    func leftOut(besides entries: [Entry]) -> [(type: String, count: Int)] {
        let included = Dictionary(entries.map { ($0.event.type, 1) }, uniquingKeysWith: +)
        return types.map { ($0.key, $0.value - (included[$0.key] ?? 0)) }.filter { $0.1 > 0 }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// What was searched, how many events were found, and how many are not told.
    func completeness(of count: Int) -> String {
        guard !range.isEmpty else { return "Complete: nothing had been recorded." }
        let filters = filters.isEmpty ? "" : " (\(filters.joined(separator: "; ")))"
        return "Complete for positions 0 to \(range.upperBound - 1): \(count) events\(filters); "
            + "\(range.count - count) events about other things are left out."
    }

    func json(count: Int) -> JSON {
        [
            "from": .integer(range.lowerBound), "to": range.isEmpty ? .null : .integer(range.upperBound - 1),
            "events": .integer(count), "filters": .array(filters.map(JSON.string)),
            "left_out": .integer(range.count - count), "order": .string(order.rawValue),
            "related": .integer(depth), "filtered": .bool(isFiltered),
        ]
    }
}
