import TransparencyLog

extension SegmentedFileLog {
    /// Signs a checkpoint that has been verified: replaces its file by the same text with a signature.
    ///
    /// - Parameter verified: what a full pass of `LogVerifier` has found to be true. The pass itself needs no lock.
    /// - Throws: `LogError.checkpointMoved` when the log is no longer that one.
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
