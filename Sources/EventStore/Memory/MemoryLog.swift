import ExtendedDateTime
import Synchronization
import TransparencyLog

/// A log in memory, which is gone with its last owner: for what is tried and thrown away.
///
/// One thread at a time appends; readers never wait for it. Nothing can be torn here, and no outcome is unknown.
public final class MemoryLog: AppendOnlyLog {
    struct State: Sendable {
        var checkpoint: SignedCheckpoint
        var recorded: UTCInstant?
        var lines: [[UInt8]] = []
        var tree = CompactRange()
        var nodes: [Hash] = []
    }

    let state: Mutex<State>
    private let appending = Mutex(())

    /// Makes a log, whose first lines `make` gives.
    ///
    /// - Throws: what `append` throws.
    public init(origin: String, signing: CheckpointSigning, _ make: (Head) throws -> [Line]) throws {
        state = Mutex(State(checkpoint: try CheckpointSigning.unsigned.sign(on: origin, CompactRange())))
        let head = head()
        try commit(make(head), behind: head, signing)
    }

    public func head() -> Head {
        state.withLock { Head(checkpoint: $0.checkpoint, recorded: $0.recorded) }
    }

    public func checkpoint() -> SignedCheckpoint { state.withLock(\.checkpoint) }

    public func append(_ signing: CheckpointSigning, _ make: (Head) throws -> [Line]) throws -> Appended {
        try appending.withLock { _ in
            let head = head()
            try signing.check(head.checkpoint)
            let lines = try make(head)
            if !lines.isEmpty { try commit(lines, behind: head, signing) }
            return Appended(head: self.head(), seqs: head.size..<head.size + lines.count, setAside: [])
        }
    }

    public func sign(_ verified: Checkpoint, by signer: SignerKey) throws -> Head {
        try appending.withLock { _ in
            let last = checkpoint().checkpoint
            guard last == verified else { throw LogError.checkpointMoved(size: last.size) }
            let signed = try CheckpointSigning.signed(by: signer).sign(verified)
            state.withLock { $0.checkpoint = signed }
            return head()
        }
    }

    private func commit(_ lines: [Line], behind head: Head, _ signing: CheckpointSigning) throws(LogError) {
        try Line.check(lines, behind: head)
        var next = state.withLock(\.self)
        for line in lines {
            next.tree.append(Merkle.leaf(line.bytes)) { _, hash in next.nodes.append(hash) }
            next.lines.append(line.bytes)
            next.recorded = line.recorded
        }
        next.checkpoint = try signing.sign(on: head.origin, next.tree)
        state.withLock { $0 = next }
    }
}

// MARK: - Reading

extension MemoryLog {
    public func read(
        _ range: Range<Int>, of checkpoint: Checkpoint, _ body: (Int, ArraySlice<UInt8>) throws -> Void
    ) throws {
        guard 0 <= range.lowerBound, range.upperBound <= checkpoint.size else {
            throw LogError.outside(range, size: checkpoint.size)
        }
        let now = try committed(in: checkpoint)
        for seq in range { try now.prove(seq) }
        for seq in range { try body(seq, now.lines[seq][...]) }
    }

    public func lines(at seqs: [Int], of checkpoint: Checkpoint) throws(LogError) -> [[UInt8]] {
        for seq in seqs where !(0..<checkpoint.size).contains(seq) {
            throw .outside(seq..<seq + 1, size: checkpoint.size)
        }
        let now = try committed(in: checkpoint)
        for seq in seqs { try now.prove(seq) }
        return seqs.map { now.lines[$0] }
    }

    public func readStored(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        let lines = state.withLock(\.lines)
        for seq in range.clamped(to: 0..<lines.count) { try body(seq, lines[seq][...]) }
    }

    public func inclusionProofs(of events: [(seq: Int, leaf: Hash)], in head: Head) throws(LogError) -> [[Hash]] {
        for (seq, _) in events where !(0..<head.size).contains(seq) {
            throw .outside(seq..<seq + 1, size: head.size)
        }
        let now = try committed(in: head.checkpoint.checkpoint)
        for (seq, leaf) in events where now.leaf(seq) != leaf { throw .damaged(.unprovable(seq: seq)) }
        return try proving { try events.map { try now.inclusionProof(index: $0.seq, size: head.size) } }
    }

    public func consistencyProof(from size: Int, to head: Head) throws(LogError) -> (root: Hash, proof: [Hash]) {
        guard 0 < size, size <= head.size else { throw .outside(0..<max(size, 0), size: head.size) }
        let now = try committed(in: head.checkpoint.checkpoint)
        return try proving { (try now.root(size: size), try now.consistencyProof(from: size, to: head.size)) }
    }

    /// What was committed, where the checkpoint is this log's own.
    private func committed(in checkpoint: Checkpoint) throws(LogError) -> State {
        let now = state.withLock(\.self)
        guard checkpoint.size <= now.lines.count else {
            throw .outside(0..<checkpoint.size, size: now.lines.count)
        }
        let root = try proving { try now.root(size: checkpoint.size) }
        guard root == checkpoint.root else {
            throw .damaged(.rootDiffers(expected: checkpoint.root, found: root))
        }
        return now
    }

    private func proving<Value>(_ body: () throws -> Value) throws(LogError) -> Value {
        do { return try body() } catch { throw .checkpoint(.malformedSize) }
    }
}

extension MemoryLog.State: NodeReader {
    /// The hash of the line that was committed.
    fileprivate func leaf(_ seq: Int) -> Hash { nodes[NodeID(level: 0, index: seq).position] }

    /// That the line is the one that was committed.
    fileprivate func prove(_ seq: Int) throws(LogError) {
        guard leaf(seq) == Merkle.leaf(lines[seq]) else { throw .damaged(.changed(seq: seq, at: nil)) }
    }

    func nodes(_ ids: [NodeID]) -> [Hash] { ids.map { nodes[$0.position] } }
}
