import TransparencyLog

/// An append-only log of events, in one order, under one checkpoint.
///
/// Nothing above this protocol knows how a log is stored. It knows an event as the bytes of a line, and of their content
/// no more than the keys that are the log's own (`LogKeys`). All calls block.
public protocol AppendOnlyLog: Sendable {
    /// What the log says of itself now.
    func head() throws(LogError) -> Head

    /// The checkpoint alone, which can be read even where the events cannot. Its signatures are unchecked.
    func checkpoint() throws(LogError) -> SignedCheckpoint

    /// Appends lines, all of them or none.
    ///
    /// - Parameters:
    ///   - signing: who signs for what the log becomes.
    ///   - make: makes the lines against the true head, which nobody else can move until the append is done. Here
    ///     `seq`, `recorded`, references and ids are settled. When it makes none, nothing is written.
    /// - Throws: what `make` throws; or a `LogError`, after which the log is as before, except for `unknownOutcome`.
    func append(_ signing: CheckpointSigning, _ make: (Head) throws -> [Line]) throws -> Appended

    /// Calls `body` with each event of a range, in order: its `seq`, and its line without the newline.
    ///
    /// Each line is proved to lead to the root of the checkpoint before it is given out. Whose checkpoint that is, the caller knows.
    ///
    /// - Parameter checkpoint: what the log says of itself, now or earlier.
    func read(
        _ range: Range<Int>, of checkpoint: Checkpoint, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws

    /// The lines of some events, in the order in which they are asked for, proved likewise.
    func lines(at seqs: [Int], of checkpoint: Checkpoint) throws(LogError) -> [[UInt8]]

    /// Calls `body` with what is stored of some events, whether or not it is what was committed: for whoever looks for the
    /// difference.
    func readStored(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws

    /// Calls `body` with each event from `start` on, waiting for those that are yet to be committed.
    ///
    /// - Parameter pause: waits a little; it returns false when there is to be an end.
    func follow(
        from start: Int, pause: () throws -> Bool, _ body: (Int, ArraySlice<UInt8>) throws -> Void
    ) throws

    /// The proofs that some events, of which the hashes of the lines are given, are in the log, each checked before it is given
    /// (RFC 9162 section 2.1.3).
    func inclusionProofs(of events: [(seq: Int, leaf: Hash)], in head: Head) throws(LogError) -> [[Hash]]

    /// The root of the log's first `size` events, and the proof that the log of `head` begins with them, checked before
    /// it is given (RFC 9162 section 2.1.4).
    func consistencyProof(from size: Int, to head: Head) throws(LogError) -> (root: Hash, proof: [Hash])
}

extension AppendOnlyLog {
    /// The same of the log as it is now.
    public func read(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        try read(range, of: checkpoint().checkpoint, body)
    }

    /// The same of the log as it is now.
    public func lines(at seqs: [Int]) throws(LogError) -> [[UInt8]] { try lines(at: seqs, of: checkpoint().checkpoint) }

    public func line(at seq: Int) throws(LogError) -> [UInt8] { try lines(at: [seq])[0] }

    /// The proof that an event is in the log.
    public func inclusionProof(of seq: Int, in head: Head) throws(LogError) -> [Hash] {
        try inclusionProofs(of: [(seq, Merkle.leaf(line(at: seq)))], in: head)[0]
    }

    public func follow(
        from start: Int, pause: () throws -> Bool, _ body: (Int, ArraySlice<UInt8>) throws -> Void
    ) throws {
        var next = start
        repeat {
            let checkpoint = try checkpoint().checkpoint
            guard next < checkpoint.size else { continue }
            try read(next..<checkpoint.size, of: checkpoint, body)
            next = checkpoint.size
        } while try pause()
    }
}
