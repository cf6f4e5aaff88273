import ExtendedDateTime
import EventStore
import Domain

/// Where a draft came from, for messages.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// From 1.
    public let line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    public var description: String { "\(file):\(line)" }
}

/// A draft that cannot be recorded, with everything that is wrong with it.
public struct Refusal: Error, Sendable {
    /// `nil` for a draft from the command line.
    public let place: Place?
    public let id: EventID
    public let problems: [Problem]
    /// What is wrong with the moment of recording that it claims.
    public let misdated: RecordingError?

    public init(place: Place?, id: EventID, problems: [Problem] = [], misdated: RecordingError? = nil) {
        self.place = place
        self.id = id
        self.problems = problems
        self.misdated = misdated
    }
}

/// Why nothing was recorded.
public enum RecordingError: Error, Sendable {
    case refused([Refusal])
    /// The last event was recorded more than five minutes ahead of the clock.
    case clockBehind(now: UTCInstant, previous: UTCInstant)
    /// The clock is far ahead of all that could confirm it.
    case clockAhead(ClockJump)
    /// The clock reads a moment that no line can hold.
    case clockOutOfRange
    /// A backfill claims a moment before the previous event, or after now.
    case recordedOutOfOrder(place: Place?, claimed: UTCInstant, previous: UTCInstant)
    case recordedInFuture(place: Place?, claimed: UTCInstant, now: UTCInstant)
    case badRecorded(place: Place?, String)
    /// Drafts give `recorded` and no backfill was asked for.
    case notABackfill(place: Place?)
    case unreadableDraft(place: Place?, any Error)
    case unreadableFile(String)
    /// The line would not verify. What makes a line such is refused in its draft; this stands behind that.
    case unverifiable(EventID, LogFault)
}

/// What became of a draft.
public enum Outcome: Sendable, Equatable {
    case recorded(seq: Int, EventID)
    /// The same content is there already.
    case duplicate(seq: Int, EventID)

    public var seq: Int {
        switch self {
        case .recorded(let seq, _), .duplicate(let seq, _): seq
        }
    }

    /// Whether it was not there before.
    public var isNew: Bool { if case .recorded = self { true } else { false } }

    public var id: EventID {
        switch self {
        case .recorded(_, let id), .duplicate(_, let id): id
        }
    }
}
