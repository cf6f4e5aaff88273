import ExtendedDateTime
import Domain

/// Events that were entered on other days than those as of which they are recorded: what was known when is then what the keeper
/// says, and a report that dates knowledge says so.
struct Backfill {
    private let count: Int
    private let total: Int
    private let recorded: ClosedRange<Day>
    private let entered: ClosedRange<Day>

    /// `nil` where all were entered when they are recorded.
    init?(_ events: some Collection<Event>) {
        let moments = events.compactMap { event in
            event.entered.map { (recorded: event.recorded.day, entered: $0.day) }
        }.filter { $0.recorded != $0.entered }
        guard let first = moments.first else { return nil }
        count = moments.count
        total = events.count
        recorded = moments.reduce(first.recorded...first.recorded) { $0.extended(to: $1.recorded) }
        entered = moments.reduce(first.entered...first.entered) { $0.extended(to: $1.entered) }
    }

    /// `29 of 44 events: recorded as of 2023-11-03 to 2024-05-01, entered on 2026-11-23`.
    var words: String {
        let which = total == 1 ? total.of("event") : "\(count == total ? "all" : "\(count) of") \(total.of("event"))"
        let span = recorded.lowerBound == recorded.upperBound ? "" : " to \(recorded.upperBound)"
        let days =
            entered.lowerBound == entered.upperBound
            ? "on \(entered.lowerBound)" : "from \(entered.lowerBound) to \(entered.upperBound)"
        return "\(which): recorded as of \(recorded.lowerBound)\(span), entered \(days)"
    }

    /// For the header of a report about some events; none where nothing was backfilled.
    static func facts(_ events: some Collection<Event>) -> [Fact] {
        Backfill(events).map { [Fact("backfilled", Phrase($0.words))] } ?? []
    }

    static func addNotice(_ events: some Collection<Event>, to lines: inout TextLines) {
        if let backfill = Backfill(events) { lines.add("Backfilled: \(backfill.words)") }
    }
}

extension ClosedRange<Day> {
    fileprivate func extended(to day: Day) -> ClosedRange<Day> {
        Swift.min(lowerBound, day)...Swift.max(upperBound, day)
    }
}

extension Event {
    /// The day as of which it is recorded, and the day on which it was entered where that is another one.
    var recordingDays: String {
        let entered = entered.flatMap { $0.day == recorded.day ? nil : ", entered \($0.day)" } ?? ""
        return "\(recorded.day)\(entered)"
    }
}
