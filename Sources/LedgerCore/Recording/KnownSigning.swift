import EventStore
import Synchronization
import TransparencyLog

/// Who signs what a process appends: found out once, and good as long as nobody else appends anything.
///
/// To find it out, the ledger's keys are followed from the first to the last, and held against what is trusted here. That is more
/// work than all else of a commit but its syncs.
final class KnownSigning: Sendable {
    private struct Known {
        let signer: SignerKey
        let checkpoint: SignedCheckpoint
    }

    private let known = Mutex<Known?>(nil)

    /// Who signs what comes behind a checkpoint; `nil` where that is to be found out.
    func signing(behind checkpoint: SignedCheckpoint) -> CheckpointSigning? {
        guard let known = known.withLock(\.self), known.checkpoint == checkpoint else { return nil }
        return .signed(by: known.signer, checked: checkpoint)
    }

    /// Notes who has signed a checkpoint, and may sign the next. Whoever wants no signature has to say so each time.
    func remember(_ signing: CheckpointSigning, behind checkpoint: SignedCheckpoint) {
        guard case .signed(let signer, _, _) = signing else { return }
        known.withLock { $0 = Known(signer: signer, checkpoint: checkpoint) }
    }
}
