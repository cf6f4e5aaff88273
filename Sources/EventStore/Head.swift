import ExtendedDateTime
import TransparencyLog

/// What a log says of itself at one moment: its checkpoint, and when its last event was recorded.
public struct Head: Hashable, Sendable {
    public let checkpoint: SignedCheckpoint

    /// The last event's `recorded`, before which no further event can be recorded; `nil` for an empty log.
    public let recorded: UTCInstant?

    public init(checkpoint: SignedCheckpoint, recorded: UTCInstant?) {
        self.checkpoint = checkpoint
        self.recorded = recorded
    }

    /// The name by which all copies of the log are known.
    public var origin: String { checkpoint.checkpoint.origin }

    /// The number of committed events, which is also the `seq` of the next one.
    public var size: Int { checkpoint.checkpoint.size }

    public var root: Hash { checkpoint.checkpoint.root }

    /// The text of the checkpoint's file.
    public var note: String { String(decoding: checkpoint.bytes, as: UTF8.self) }

    /// Whether there are signatures. Whose they are is another question: see `SignedCheckpoint.verify`.
    public var isSigned: Bool { checkpoint.isSigned }
}
