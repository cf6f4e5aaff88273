import EDTF
import Vocabulary

/// A row may tell of both ends of one stay, by two events: of a stay that ended before it began it is only clear that both
/// lie somewhere between the two days.
extension EventTemplate {
    /// When the event of a row happened, as far as the row can be believed.
    ///
    /// - Parameter templates: all that the map makes of a row.
    func date(
        of row: RegisterRow, among templates: [EventTemplate], _ rules: DateRules, writtenOn day: Day
    ) -> RowDate {
        let date = occurrence.date(of: row, rules, definition.occurrence, writtenOn: day)
        guard let (own, other) = columnsOfStay(among: templates.filter { $0.isTold(by: row, rules, writtenOn: day) })
        else { return date }
        let (from, to) = isStart ? (own, other) : (other, own)
        guard let start = rules.read(row[from], writtenOn: day).date,
            let end = rules.read(row[to], writtenOn: day).date,
            end.bounds.latest < start.bounds.earliest
        else { return date }
        let on = try? EDTF("[\(end.bounds.earliest)..\(start.bounds.latest)]")
        return RowDate(on: on, stated: "\(row[from] ?? "")/\(row[to] ?? "")")
    }

    /// The columns on which that date depends.
    func dateColumns(among templates: [EventTemplate]) -> [String] {
        occurrence.columns + (columnsOfStay(among: templates).map { [$0.other] } ?? [])
    }

    /// The column of the event's own day, and that of the other end of the stay.
    private func columnsOfStay(among templates: [EventTemplate]) -> (own: String, other: String)? {
        guard let counterpart = Self.ends[definition.type] ?? Self.starts[definition.type],
            case .day(let own, _) = occurrence
        else { return nil }
        for template in templates where template.definition.type == counterpart {
            if case .day(let other, _) = template.occurrence { return (own, other) }
        }
        return nil
    }

    private var isStart: Bool { Self.ends[definition.type] != nil }

    /// What ends a stay, by what begins it, and the other way round.
    private static let ends = [
        MembershipJoined.type: MembershipEnded.type, OfficeAssumed.type: OfficeLeft.type,
        PolicyAnnounced.type: PolicyEnded.type,
    ]
    private static let starts = Dictionary(ends.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
