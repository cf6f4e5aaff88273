import EDTF

/// An event that is ready to be appended.
public struct Line: Hashable, Sendable {
    /// The event's id, which is shown with any error, so that a retry is safe.
    public var id: String

    public var recorded: UTCInstant

    /// The line without its newline. It must be canonical; the log checks only that it is one line of the format's
    /// length.
    public var bytes: [UInt8]

    public init(id: String, recorded: UTCInstant, bytes: [UInt8]) {
        self.id = id
        self.recorded = recorded
        self.bytes = bytes
    }
}
