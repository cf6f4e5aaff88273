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
        if !isEnd, let column = occurrence.saysStill(in: row, rules) {
            throw OccurrenceTemplate.noDate(row, column)
        }
        let date = try occurrence.date(of: row, rules, definition.occurrence, writtenOn: day)
        guard let (own, other) = columnsOfStay(among: stays, where: { $0.isStated(by: row, rules, writtenOn: day) })
        else { return date }
        let (from, to) = isStart ? (own, other) : (other, own)
        guard let start = rules.read(row[from], in: from, writtenOn: day).date,
            let end = rules.read(row[to], in: to, writtenOn: day).date,
            end.bounds.latest < start.bounds.earliest
        else { return date }
        if rules.unreadable == .refuse {
            throw RowProblem(endedBeforeItBegan: row, from: from, to: to)
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
        guard case .day(let own, _, _) = occurrence else { return nil }
        let counterparts = Self.counterparts[definition.type] ?? []
        return counterparts.flatMap { stays[$0] }.first { isStated($0.template) }.map { (own, $0.column) }
    }

    /// Whether it ends something. Where a row gives no day for it, the row tells of no end.
    var isEnd: Bool { StayEnds.ends.contains(definition.type) }

    private var isStart: Bool { StayEnds.starts.contains(definition.type) }

    /// What ends what a type begins, and the other way round.
    private static let counterparts = Dictionary(
        StayEnds.pairs.flatMap { [($0.start, [$0.end]), ($0.end, [$0.start])] }, uniquingKeysWith: +)
}

/// The types of events that begin something, each with the one that ends it: stays, and agreements.
enum StayEnds {
    static let pairs: [(start: String, end: String)] =
        Kinds.all.compactMap { $0.stays }.map { ($0.started, $0.ended) }
        + [AgreementEnteredIntoForce.type, AgreementSigned.type, AgreementConsented.type].map {
            ($0, AgreementEnded.type)
        }

    static let starts = Set(pairs.map(\.start))
    static let ends = Set(pairs.map(\.end))
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
