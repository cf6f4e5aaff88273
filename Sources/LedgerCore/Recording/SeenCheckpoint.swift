import TransparencyLog

extension LedgerView {
    /// The state of the log that a reviewer has seen: that of a kept checkpoint or trail, or the present one.
    public func seenState(_ note: String?) throws -> (size: Int, root: String) {
        guard let note else {
            guard head.size > 0 else { throw ReviewError.nothingThere }
            return (head.size, head.root.base64)
        }
        guard let seen = try? SignedCheckpoint(parsing: Array(note.utf8), allowsUnsigned: true).checkpoint,
            seen.origin == head.origin, seen.size > 0, seen.size <= head.size,
            try log.root(at: seen.size) == seen.root
        else { throw ReviewError.notSeenHere }
        return (seen.size, seen.root.base64)
    }
}
