/// The proof that one leaf is in a log, in a text that can be checked offline (C2SP tlog-proof).
///
///     c2sp.org/tlog-proof@v1
///     index 73894
///     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///     B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
///
///     example.com/fancylog
///     ...
public struct TLogProof: Hashable, Sendable {
    /// Data that the application adds, and that nothing vouches for.
    public let extra: [UInt8]?

    /// The leaf's index, from 0.
    public let index: Int

    /// The inclusion proof, from the leaf's sibling up.
    public let hashes: [Hash]

    /// The checkpoint in whose tree the leaf is.
    public let checkpoint: SignedCheckpoint

    static let header = "c2sp.org/tlog-proof@v1"

    /// - Parameters:
    ///   - index: the position of the leaf, from 0.
    ///   - hashes: the siblings on its way to the root, from the bottom up.
    ///   - extra: what else a verifier is to be given.
    public init(index: Int, hashes: [Hash], checkpoint: SignedCheckpoint, extra: [UInt8]? = nil) {
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// The text, as it is stored in a `.tlog-proof` file.
    public var bytes: [UInt8] {
        var lines = [TLogProof.header]
        if let extra { lines.append("extra " + Base64.encode(extra)) }
        lines.append("index " + String(index))
        lines += hashes.map(\.base64)
        return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
    }

    /// Checks that the leaf is in the log.
    ///
    /// - Parameters:
    ///   - leaf: the leaf's bytes, not their hash.
    ///   - origin: the log it has to be in.
    ///   - known: the keys trusted to sign for that log.
    /// - Returns: the keys that signed the checkpoint.
    @discardableResult
    public func verify(
        leaf: some Collection<UInt8>, origin: String, with known: [VerifierKey]
    ) throws(TLogProofError) -> [VerifierKey] {
        let signers: [VerifierKey]
        do { signers = try checkpoint.verify(origin: origin, with: known) } catch { throw .checkpoint(error) }
        try verifyInclusion(leaf: leaf)
        return signers
    }

    /// Checks that the leaf is in the tree that the checkpoint names, whoever signed it.
    public func verifyInclusion(leaf: some Collection<UInt8>) throws(TLogProofError) {
        let (size, root) = (checkpoint.checkpoint.size, checkpoint.checkpoint.root)
        do {
            try Merkle.verifyInclusion(leaf: Merkle.leaf(leaf), index: index, size: size, root: root, proof: hashes)
        } catch { throw .inclusion(error) }
    }
}

/// Why a text is no proof.
public enum TLogProofError: Error, Hashable, Sendable {
    case tooLong(limit: Int)
    case wrongHeader
    case malformedExtra
    case malformedIndex
    /// A line of the inclusion proof, from 0, is not the base64 of 32 bytes.
    case malformedHash(Int)
    case tooManyHashes(limit: Int)
    /// The empty line and the checkpoint behind it are missing.
    case missingCheckpoint
    case checkpoint(CheckpointError)
    case inclusion(ProofError)
}
