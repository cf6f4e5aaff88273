import ExtendedDateTime
import Domain

/// Something planned for a day that hardly anybody plans for: a slip of the pen.
enum DateFarAhead: EventRule {
    static let name = "date-far-ahead"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary = "An event gives a date more than fifty years after it was recorded."
    static let advice = "Perhaps a digit is wrong: 2203 for 2023. Correct the date; if it is right, leave it."
    static let adviceBeforeRecording = "Perhaps a digit is wrong: 2203 for 2023. Set the date right."
    static let example = CheckExample(
        odd:
            #"{"type":"visit.planned","on":"2024-01-01","data":{"visit":"v","for":"2203-05-01","visitors":[{"party":"a"}]}}"#,
        sound:
            #"{"type":"visit.planned","on":"2024-01-01","data":{"visit":"v","for":"2025-05-01","visitors":[{"party":"a"}]}}"#
    )

    private static let years = 50

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        let latest = Day(event.recorded.day.number + years * 366)
        let dates = [event.line.root["on"]?.string] + fields.map { event.line.root["data"]?[$0]?.string }
        let ahead = dates.compactMap { $0.flatMap { try? EDTF($0) } }.first {
            $0.bounds.earliest.isFinite && $0.bounds.earliest > latest
        }
        return ahead.map { "It gives \($0), which lies far ahead." }
    }

    /// Fields that give a day of what is to come.
    private static let fields = ["for", "until"]
}
