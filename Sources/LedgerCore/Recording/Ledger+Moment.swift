import ExtendedDateTime
import EventStore
import Domain

extension Ledger {
    /// A jump of the clock that somebody has to confirm before anything is recorded.
    public func clockJump() throws -> ClockJump? { clockJump(after: try log.head()) }

    private func clockJump(after head: Head) -> ClockJump? {
        environment.clockJump(after: head.recorded, files: log.files(keeping: max(0, head.size - 1)))
    }

    /// Stops a writer whose clock cannot be believed, even one that dates nothing by it: what it writes would bear out the clock.
    func checkClock(after head: Head, _ options: RecordingTerms) throws(RecordingError) {
        guard environment.isClockWritable else { throw .clockOutOfRange }
        if !options.despiteClock, let jump = clockJump(after: head) { throw .clockAhead(jump) }
    }

    /// When a draft is recorded: now, never before the previous event, or when a backfill says.
    ///
    /// - Returns: also what the clock read, where that is another moment.
    func moment(
        of placed: PlacedDraft, after previous: UTCInstant?, _ options: RecordingTerms
    ) throws(RecordingError) -> (recorded: UTCInstant, entered: UTCInstant?) {
        let now = environment.now()
        guard let text = placed.draft.recorded else {
            let recorded = max(now, previous ?? now)
            let lag = recorded.milliseconds - now.milliseconds
            guard lag <= Self.clockToleranceMilliseconds || options.despiteClock else {
                throw .clockBehind(now: now, previous: recorded)
            }
            return (recorded, recorded == now ? nil : now)
        }
        guard options.isBackfill else { throw .notABackfill(place: placed.place) }
        guard let claimed = UTCInstant(text) else { throw .badRecorded(place: placed.place, text) }
        if let previous, claimed < previous {
            throw .recordedOutOfOrder(place: placed.place, claimed: claimed, previous: previous)
        }
        if claimed > now { throw .recordedInFuture(place: placed.place, claimed: claimed, now: now) }
        return (claimed, claimed == now ? nil : now)
    }

    /// How far the last event may lie ahead of the clock before a writer stops: five minutes.
    private static let clockToleranceMilliseconds = 300_000
}

extension RecordingError {
    /// Whether the moment that a single draft claims is at fault, not the way in which all are recorded.
    var isAboutOneDraft: Bool {
        switch self {
        case .recordedOutOfOrder, .recordedInFuture, .badRecorded, .notABackfill: true
        default: false
        }
    }
}
