import TransparencyLog

/// Who signs for what a log becomes.
public enum CheckpointSigning: Sendable {
    /// Signed with a key, over a checkpoint that this key or one of the trusted ones has signed.
    ///
    /// Without that condition a stranger's unsigned checkpoint, over a history of his own, would be signed by the next
    /// append. A checkpoint that was checked before, as by whoever made it, is not looked at again.
    case signed(by: SignerKey, trusting: [VerifierKey] = [], checked: SignedCheckpoint? = nil)

    /// Left without a signature.
    case unsigned

    /// Refuses to sign over a checkpoint that nobody trusted has signed.
    package func check(_ last: SignedCheckpoint) throws(LogError) {
        guard case .signed(let signer, let others, let checked) = self, last != checked else { return }
        do {
            try last.verify(
                origin: last.checkpoint.origin, with: [signer.verifier] + others.filter { $0 != signer.verifier })
        } catch { throw .untrustedCheckpoint(error) }
    }

    package func sign(_ checkpoint: Checkpoint) throws(LogError) -> SignedCheckpoint {
        do {
            switch self {
            case .signed(let signer, _, _): return try SignedCheckpoint(checkpoint, signers: [signer])
            case .unsigned: return try SignedCheckpoint(checkpoint)
            }
        } catch { throw .checkpoint(error) }
    }
}

extension CheckpointSigning {
    /// The checkpoint of a log whose tree is given.
    package func sign(on origin: String, _ range: CompactRange) throws(LogError) -> SignedCheckpoint {
        let checkpoint: Checkpoint
        do { checkpoint = try Checkpoint(origin: origin, size: range.size, root: range.root) } catch {
            throw .checkpoint(error)
        }
        return try sign(checkpoint)
    }
}
