import ExtendedDateTime
import Domain

/// A row may tell of both ends of one stay, by two events: of a stay that ended before it began it is only clear that both
/// lie somewhere between the two days.
extension EventTemplate {
    /// When the event of a row happened, as far as the row can be believed.
    ///
    /// - Parameter stays: the ends of stays among all that the map makes of a row.
    func date(
        of row: RegisterRow, among stays: Stays, _ rules: DateRules, writtenOn day: Day?
    ) throws(RowProblem) -> RowDate {
        let date = try occurrence.date(of: row, rules, definition.occurrence, writtenOn: day)
        guard let (own, other) = columnsOfStay(among: stays, where: { $0.isStated(by: row, rules, writtenOn: day) })
        else { return date }
        let (from, to) = isStart ? (own, other) : (other, own)
        guard let start = rules.read(row[from], in: from, writtenOn: day).date,
            let end = rules.read(row[to], in: to, writtenOn: day).date,
            end.bounds.latest < start.bounds.earliest
        else { return date }
        if rules.unreadable == .refuse {
            throw RowProblem(
                columns: [from, to],
                what:
                    "It ended (\(row[to] ?? "")) before it began (\(row[from] ?? "")).\nhint: Set one of the cells right."
            )
        }
        let on = try? EDTF("[\(end.bounds.earliest)..\(start.bounds.latest)]")
        return RowDate(on: on, stated: "\(row[from] ?? "")/\(row[to] ?? "")")
    }

    /// The columns on which that date depends.
    func dateColumns(among stays: Stays) -> [String] {
        occurrence.columns + (columnsOfStay(among: stays) { _ in true }.map { [$0.other] } ?? [])
    }

    /// The column of the event's own day, and that of the other end of the stay.
    private func columnsOfStay(
        among stays: Stays, where isStated: (EventTemplate) -> Bool
    ) -> (own: String, other: String)? {
        guard let counterpart = Self.ends[definition.type] ?? Self.starts[definition.type],
            case .day(let own, _, _) = occurrence
        else { return nil }
        return stays[counterpart].first { isStated($0.template) }.map { (own, $0.column) }
    }

    /// Whether it ends a stay. Where a row gives no day for it, the row tells of no end.
    var isEnd: Bool { Self.starts[definition.type] != nil }

    private var isStart: Bool { Self.ends[definition.type] != nil }

    /// What ends a stay, by what begins it, and the other way round.
    private static let ends = Dictionary(
        Kinds.all.compactMap { $0.stays }.map { ($0.started, $0.ended) }, uniquingKeysWith: { first, _ in first })
    private static let starts = Dictionary(ends.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}

/// The events of a map that have one day, by their types: what may be the other end of a stay.
struct Stays {
    private var byType: [String: [(template: EventTemplate, column: String)]] = [:]

    init(_ templates: [EventTemplate]) {
        for template in templates {
            guard case .day(let column, _, _) = template.occurrence else { continue }
            byType[template.definition.type, default: []].append((template, column))
        }
    }

    subscript(type: String) -> [(template: EventTemplate, column: String)] { byType[type] ?? [] }
}
