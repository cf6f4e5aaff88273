import CanonicalJSON
import TransparencyLog

extension SegmentedFileLog {
    /// The pass that has verified it needs no lock; this does.
    public func sign(_ verified: Checkpoint, by signer: SignerKey) throws -> Head {
        try locked {
            let last = try checkpoint()
            guard last.checkpoint == verified else { throw LogError.checkpointMoved(size: last.checkpoint.size) }
            let tail = try kept.mendedTail(verified)
            let signed = try CheckpointSigning.signed(by: signer).sign(verified)
            let nothing = Batch([], behind: tail, layout)
            try Commit(files: files, layout: layout, batch: nothing, checkpoint: signed).run(ids: [])
            return try Head(checkpoint: signed, lastLine: tail.lastLine, layout)
        }
    }
}

extension SegmentedFileLog {
    /// On all cores, and with all that stands in `events/`.
    public func verify(
        trusting trusted: [VerifierKey], since earlier: [Checkpoint], progress: @Sendable (Int) -> Void,
        noting noted: LineMatch?, keys: ((_ opening: [UInt8]?, _ noted: [JSONDocument]) -> [VerifierKey])?
    ) throws -> Verification {
        try LogVerifier(layout, files, trusting: trusted, since: earlier).verify(
            progress: progress, noting: noted, keys: keys)
    }

    /// File and line.
    public func place(of seq: Int) -> LogFinding.Place {
        let base = layout.base(of: seq)
        return LogFinding.Place(layout.relative(layout.segment(base: base)), line: seq - base + 1, seq: seq)
    }

    public func files(keeping seq: Int) -> [String] { [layout.segment(base: layout.base(of: seq))] }
}
