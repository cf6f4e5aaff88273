import ExtendedDateTime
import TransparencyLog

/// Why a log cannot be read, or was not appended to. Facts only; sentences are made by whoever shows them.
public enum LogError: Error, Hashable, Sendable {
    /// There is no log at a place, as the store names its places.
    case notALedger(at: String)

    /// There is a log already.
    case alreadyALedger(at: String)

    case file(FileError)

    /// Somebody else held the lock all the time. The holder is what the last one said of itself.
    case busy(holder: String?, waited: Duration)

    /// The checkpoint cannot be read, or the next one cannot be made.
    case checkpoint(CheckpointError)

    /// Nobody who is trusted signed the checkpoint, so nothing is signed over it.
    case untrustedCheckpoint(CheckpointError)

    /// The log is no longer what its checkpoint, or the caller, says.
    case checkpointMoved(size: Int)

    case damaged(Damage)

    /// A line that cannot be appended, by its place among those given.
    case refused(line: Int, Refusal)

    /// Events were asked for that are not in the log.
    case outside(Range<Int>, size: Int)

    /// The new checkpoint may or may not be in force. Whoever appends the same ids again learns which.
    case unknownOutcome(ids: [String], FileError)

    /// How the bytes of a log contradict its checkpoint, and where, as the store names its places.
    public enum Damage: Hashable, Sendable {
        /// The committed log holds this event, the store does not.
        case missing(seq: Int, at: String?)

        /// The line of this event lacks the log's own keys.
        case unreadable(seq: Int, at: String?)

        /// The line of this event is not the one that was committed.
        case changed(seq: Int, at: String?)

        /// More bytes stand behind the committed log than an append can have left there.
        case surplus(bytes: Int, at: String?)

        /// The lines do not lead to the checkpoint's root.
        case rootDiffers(expected: Hash, found: Hash)

        /// No proof for this event leads to the checkpoint's root.
        case unprovable(seq: Int)
    }

    public enum Refusal: Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        case containsNewline
        /// Recorded before the event in front of it.
        case goesBack(behind: UTCInstant)
    }
}
