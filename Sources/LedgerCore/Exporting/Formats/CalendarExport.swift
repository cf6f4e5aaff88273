import ExtendedDateTime
import Reports
import Domain

/// Visits as an iCalendar (RFC 5545): planned ones tentative or confirmed, held ones confirmed, cancelled ones cancelled.
struct CalendarExport {
    private let knowledge: KnownEvents
    private let states: [State]
    private let revisions: VisitRevisions
    private let origin: String

    init(_ knowledge: KnownEvents, _ replay: ReplayReport, origin: String) {
        self.knowledge = knowledge
        self.origin = origin
        states = replay.states[.visits]
        revisions = VisitRevisions(knowledge.events)
    }

    var text: String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chancery//\(Ledger.program.escaped)//EN", "CALSCALE:GREGORIAN",
        ]
        let lines = head + states.flatMap(event) + ["END:VCALENDAR"]
        return lines.map { $0.folded + "\r\n" }.joined()
    }

    /// A visit of which no day is known is no entry of a calendar.
    private func event(_ state: State) -> [String] {
        guard let visit = state.content as? VisitState else { return [] }
        let (start, end) = (visit.start, visit.end)
        guard let first = [start.lo, start.hi, end.lo, end.hi].first(where: \.isFinite) else { return [] }
        let last = [end.hi, end.lo, start.hi].first(where: \.isFinite) ?? first
        let status =
            switch state.answer.status {
            case Status.held: "CONFIRMED"
            case Status.cancelled: "CANCELLED"
            case Status.planned where visit.plan?.status == .confirmed: "CONFIRMED"
            default: "TENTATIVE"
            }
        guard let revisions = revisions.byVisit[visit.id] else { return [] }
        return [
            "BEGIN:VEVENT", "UID:\(visit.id.text)@\(origin.replacing("/", with: "."))",
            "DTSTAMP:\(revisions.last.basic)",
            "LAST-MODIFIED:\(revisions.last.basic)",
            "DTSTART;VALUE=DATE:\(first.basic)", "DTEND;VALUE=DATE:\(max(last, first).moved(by: 1).basic)",
            "SUMMARY:\(("Visit " + (visit.account.purpose?.value ?? visit.id.text)).escaped)", "STATUS:\(status)",
            "SEQUENCE:\(revisions.count - 1)",
            "DESCRIPTION:\((["\(state.answer.status), \(state.answer.certainty.rawValue)", state.times] + visit.details.map(\.words)).joined(separator: "\n").escaped)",
            "END:VEVENT",
        ]
    }
}

extension Day {
    fileprivate var basic: String { description.filter(\.isNumber) }
}

extension UTCInstant {
    /// To the second (RFC 5545, 3.3.5).
    fileprivate var basic: String { description.filter { $0.isNumber || $0 == "T" }.prefix(15) + "Z" }
}

extension String {
    /// Text as a value (RFC 5545, 3.3.11).
    fileprivate var escaped: String {
        printableLines.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
    }

    /// The line in pieces of at most 75 bytes, never within a character (RFC 5545, 3.1).
    fileprivate var folded: String {
        var folded = ""
        var length = 0
        for scalar in unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 74 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(scalar)
            length += size
        }
        return folded
    }
}
