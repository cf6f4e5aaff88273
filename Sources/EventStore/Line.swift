import ExtendedDateTime

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

extension Line {
    /// Checks what every reader of a log relies on: one line each, not too long, and no way back in time.
    package static func check(_ lines: [Line], behind head: Head) throws(LogError) {
        var previous = head.recorded
        for (index, line) in lines.enumerated() {
            if let refusal = refusal(of: line, behind: previous) { throw .refused(line: index, refusal) }
            previous = line.recorded
        }
    }

    private static func refusal(of line: Line, behind previous: UTCInstant?) -> LogError.Refusal? {
        if line.bytes.isEmpty { return .empty }
        if line.bytes.count > Layout.maximumLineLength { return .tooLong(limit: Layout.maximumLineLength) }
        if line.bytes[...].firstNewline(from: 0) != nil { return .containsNewline }
        if let previous, line.recorded < previous { return .goesBack(behind: previous) }
        return nil
    }
}
