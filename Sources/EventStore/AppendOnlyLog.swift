import CanonicalJSON
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

    /// Reads the whole log as it is stored, and finds what differs from what was committed.
    ///
    /// - Parameters:
    ///   - trusted: the keys that the verifier trusts from its own side, never taken from the log.
    ///   - earlier: checkpoints that the log had before. That it only grew since is proved from its lines.
    ///   - progress: receives how many events have been read so far; from any thread, one call at a time.
    ///   - noted: the events whose lines are handed to `keys`.
    ///   - keys: the keys that may have signed the checkpoint, where they follow from lines of the log: the first, as it
    ///     stands, and those noted, in order. Without it, the keys that the verifier trusts.
    /// - Throws: `LogError` when there is no log, or the store does not give its bytes. Faults of the log are findings.
    func verify(
        trusting trusted: [VerifierKey], since earlier: [Checkpoint], progress: @Sendable (Int) -> Void,
        noting noted: LineMatch?, keys: ((_ opening: [UInt8]?, _ noted: [JSONDocument]) -> [VerifierKey])?
    ) throws -> Verification

    /// Signs a checkpoint that has been verified: puts in its place the same text with a signature.
    ///
    /// - Parameter verified: what `verify` has found to be true.
    /// - Throws: `LogError.checkpointMoved` when the log is no longer that one.
    func sign(_ verified: Checkpoint, by signer: SignerKey) throws -> Head

    /// Notices, at a small price, whether what is stored is no longer what was committed.
    ///
    /// - Throws: `LogError.damaged`, naming the first line that is not the one that was committed.
    func noticeChanges() throws

    /// Where an event stands, as people find it.
    func place(of seq: Int) -> LogFinding.Place

    /// The files of this machine that were written when an event was appended: the kernel knows when that was.
    func files(keeping seq: Int) -> [String]
}

extension AppendOnlyLog {
    public func noticeChanges() throws {}
    public func place(of seq: Int) -> LogFinding.Place { LogFinding.Place(seq: seq) }
    public func files(keeping seq: Int) -> [String] { [] }

    /// The same for whoever relies on less.
    public func verify(
        trusting trusted: [VerifierKey] = [], since earlier: [Checkpoint] = [],
        progress: @Sendable (Int) -> Void = { _ in }
    ) throws -> Verification {
        try verify(trusting: trusted, since: earlier, progress: progress, noting: nil, keys: nil)
    }
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
