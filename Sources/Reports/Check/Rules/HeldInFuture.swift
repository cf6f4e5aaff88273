import ExtendedDateTime
import Domain

/// Something asserted as having happened on a day after that on which it was recorded.
enum HeldInFuture: EventRule {
    static let name = "held-in-the-future"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary = "An event was recorded as having happened before its day had come."
    static let advice =
        "It was planned, and not held: record a plan (visit.planned), and the event once it has happened; or set the date right."
    static let example = CheckExample(
        odd:
            #"{"type":"visit.held","on":"2099-05-01","data":{"visit":"v","visitors":[{"party":"a"}]}}"#,
        sound:
            #"{"type":"visit.planned","on":"2024-01-01","data":{"visit":"v","for":"2099-05-01","visitors":[{"party":"a"}]}}"#
    )

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        guard event.isAsserted, event.definition?.mayLieAhead == false, let on = event.on else { return nil }
        let earliest = on.bounds.earliest
        guard earliest.isFinite, earliest > knowledge.dated(event).moved(by: 1) else { return nil }
        return "It is recorded as having happened on \(on), which lay ahead when that was recorded."
    }
}
