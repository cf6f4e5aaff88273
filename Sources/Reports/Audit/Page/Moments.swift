import CanonicalJSON
import ExtendedDateTime
import Domain

/// The states of a trail on other days, as known on other days, worked out when the page is made.
///
/// As many days and moments as can be had in fair time; the page says at which it stops.
struct Moments {
    private let days: [Day]
    /// Moments of knowledge, each with the number of events then known.
    private let known: [(label: String, size: Int)]
    private let report: AuditReport

    /// Whether a state belongs here takes longer to find out than how it stands.
    private let included: Set<Subject>

    /// About so many states are worked out.
    private static let budget = 8_000

    init(_ report: AuditReport) {
        self.report = report
        let events = report.knowledge.events
        included = Set(report.knowledge.subjects.filter(report.includes))
        let cells = min(1500, max(40, Self.budget / max(1, included.count)))
        let moments = Self.moments(events)
        known = Self.thinned(moments, to: max(4, min(moments.count, Int(Double(cells).squareRoot()))))
        let all = Set(
            report.entries.compactMap(\.effective.span).flatMap {
                [$0.start.lo, $0.start.hi, $0.end.lo, $0.end.hi].filter(\.isFinite)
            }
            .flatMap { [$0, $0.moved(by: 1)] } + [report.asOf.days.lo]
        ).sorted()
        days = Self.thinned(all, to: max(8, cells / max(1, known.count)))
    }

    /// The end of each day on which something was recorded.
    private static func moments(_ events: [Event]) -> [(label: String, size: Int)] {
        var moments: [(label: String, size: Int)] = []
        for event in events {
            let label = event.recorded.day.description
            if moments.last?.label == label { moments.removeLast() }
            moments.append((label, event.seq + 1))
        }
        return moments
    }

    /// Some of the values, evenly, the last among them.
    private static func thinned<Value>(_ values: [Value], to count: Int) -> [Value] {
        guard values.count > count, count > 1 else { return values }
        return (0..<count).map { values[$0 * (values.count - 1) / (count - 1)] }
    }

    var json: JSON {
        var texts = NumberedTexts()
        let grid = known.map { moment -> JSON in
            let rows = rows(first: moment.size, &texts)
            return .array(
                days.indices.map { day in
                    .array(rows.compactMap { row in row[day].map { .integer(texts.place(of: $0)) } })
                })
        }
        return [
            "days": .array(days.map { .string($0.description) }),
            "known": .array(known.map { .string($0.label) }), "states": .array(texts.inOrder), "grid": .array(grid),
            "on": .integer(days.lastIndex { $0 <= report.asOf.days.lo } ?? 0),
        ]
    }

    /// How each thing stood on each of the days, in the order of reports, as known from the first events.
    private func rows(first size: Int, _ texts: inout NumberedTexts) -> [[Int?]] {
        let knowledge = KnownEvents(report.knowledge.events.filter { $0.seq < size })
        let identities = Identities(knowledge)
        let histories = knowledge.subjects.filter(included.contains).compactMap(knowledge.timeline)
        let ordered = KindName.allCases.flatMap { kind in
            histories.filter { $0.subject.kind.map(KindName.init) == kind }
        }
        return ordered.map { row(of: $0, knowledge, identities, &texts) }
    }

    /// From one turning day until before the next the answer is the same, so it is worked out once for the days between.
    private func row(
        of timeline: any SubjectTimeline, _ knowledge: KnownEvents, _ identities: Identities,
        _ texts: inout NumberedTexts
    ) -> [Int?] {
        var turning = timeline.turningDays
        var last: (day: Day, text: Int?)?
        var row: [Int?] = []
        for day in days {
            if let last, !turning.contains(where: { last.day < $0 && $0 <= day }) {
                row.append(last.text)
                continue
            }
            let builder = StateBuilder(
                knowledge, on: DayRange(day, day), identities, about: report.subjects.compactMap(\.party))
            let text = timeline.state(builder).map { texts.number(of: $0.momentJSON) }
            for party in builder.names.used { turning.formUnion(identities[party]?.turningDays ?? []) }
            last = (day, text)
            row.append(text)
        }
        return row
    }
}

/// Texts, each once, in the order in which they are asked for.
private struct NumberedTexts {
    private var texts: [JSON] = []
    private var numbers: [JSON: Int] = [:]
    private var places: [Int: Int] = [:]
    private(set) var inOrder: [JSON] = []

    /// The number by which a text is known here.
    mutating func number(of text: JSON) -> Int {
        if let number = numbers[text] { return number }
        numbers[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }

    /// Where a text stands, behind those that were asked for before.
    mutating func place(of number: Int) -> Int {
        if let place = places[number] { return place }
        places[number] = inOrder.count
        inOrder.append(texts[number])
        return inOrder.count - 1
    }
}

extension State {
    fileprivate var momentJSON: JSON {
        [
            "mark": .string(answer.certainty.mark.rawValue), "status": .string(answer.status),
            "label": .string(content.label.printable), "times": .string(times),
            "flags": .array(flags.map { .string("\($0.name) (\($0.certainty.rawValue))") }),
        ]
    }
}
