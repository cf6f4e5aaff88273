import ExtendedDateTime
import Domain

/// Something asserted as having happened on a day after that on which it was recorded.
enum HeldInFuture: CheckRule {
    static let name = "held-in-the-future"
    static let severity = Severity.error
    static let summary = "An event was recorded as having happened before its day had come."
    static let advice = "It was planned, and not held. Retract it, and record a plan; or correct the date."
    static let example = CheckExample(
        odd:
            #"{"type":"visit.held","on":"2099-05-01","data":{"visit":"v","visitors":[{"party":"a"}]}}"#,
        sound:
            #"{"type":"visit.planned","on":"2024-01-01","data":{"visit":"v","for":"2099-05-01","visitors":[{"party":"a"}]}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.facts.filter { $0.isAsserted && $0.definition?.mayLieAhead == false }.compactMap { event in
            guard let on = event.on, let earliest = Optional(on.bounds.earliest), earliest.isFinite,
                earliest > inspection.knowledge.dated(event).moved(by: 1)
            else { return nil }
            return finding(
                inspection.subject(of: event), [event.seq],
                "It is recorded as having happened on \(on), which lay ahead when that was recorded.")
        }
    }
}
