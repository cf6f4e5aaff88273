import TransparencyLog

/// What an append starts from: the tree of the committed log, and where its lines end.
struct AppendPoint {
    var range: CompactRange

    /// Where the committed lines end in the segment of the last event; 0 for an empty log.
    var end: Int

    /// The last event's line, without its newline; `nil` for an empty log.
    var lastLine: [UInt8]?

    static let empty = AppendPoint(range: CompactRange(), end: 0, lastLine: nil)
}
