import Domain

/// A visit that was planned, whose time has come, and of which nobody has said what became of it.
enum VisitUnresolved: CheckRule {
    static let name = "visit-unresolved"
    static let severity = Severity.warning
    static let summary = "A visit was planned, its time is over, and no outcome is recorded."
    static let advice =
        "Record the visit, or its outcome: cancelled, postponed, or unknown where it was looked for and not found."
    static let example = CheckExample(
        odd:
            #"{"type":"visit.planned","on":"2024-01-05","data":{"visit":"v","for":"2024-03","visitors":[{"party":"a"}]}}"#,
        sound: """
            {"type":"visit.planned","on":"2024-01-05","data":{"visit":"v","for":"2024-03","visitors":[{"party":"a"}]}}
            {"type":"visit.resolved","on":"2024-03-01","data":{"visit":"v","outcome":"cancelled"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.states[.visits].filter { $0.answer.status == Status.overdue }.map { state in
            finding(
                state.subject, state.answer.seqs,
                "It is overdue \(state.answer.since.asStart), and no outcome is recorded.")
        }
    }
}
