/// A checkpoint and the signatures over it, as a log stores and sends it.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What is signed.
    public let checkpoint: Checkpoint
    /// The note that says it, with its signatures, unchecked.
    public let note: SignedNote

    /// A checkpoint signed by some keys; by none, it is the body and an empty line.
    public init(_ checkpoint: Checkpoint, signers: [SignerKey] = []) throws(CheckpointError) {
        self.checkpoint = checkpoint
        do { note = try SignedNote(text: checkpoint.text, signers: signers) } catch { throw .note(error) }
    }

    /// Reads a checkpoint without believing its signatures.
    ///
    /// - Parameter allowsUnsigned: whether it may have none. That is not a C2SP checkpoint, but the only kind that a
    ///   log without a key can have.
    public init(parsing bytes: some Collection<UInt8>, allowsUnsigned: Bool = false) throws(CheckpointError) {
        do { note = try SignedNote(parsing: bytes, allowsUnsigned: allowsUnsigned) } catch { throw .note(error) }
        checkpoint = try Checkpoint(parsing: note.text)
    }

    /// The note as it is stored.
    public var bytes: [UInt8] { note.bytes }

    /// Whether there are signatures. Whose they are is another question.
    public var isSigned: Bool { !note.signatures.isEmpty }

    /// The known keys that signed the checkpoint, at least one.
    ///
    /// - Parameter origin: the log whose checkpoint this has to be. Without it one log's checkpoint could stand for
    ///   another's, where both are signed by the same key.
    @discardableResult
    public func verify(origin: String, with known: [VerifierKey]) throws(CheckpointError) -> [VerifierKey] {
        guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else { throw .wrongOrigin }
        do { return try note.verify(with: known) } catch { throw .note(error) }
    }
}
