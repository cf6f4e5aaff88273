import TransparencyLog

/// What a full pass over a log has found.
public struct Verification: Sendable {
    /// The checkpoint against which the log was verified; `nil` when it cannot be read.
    public let checkpoint: SignedCheckpoint?

    /// The checkpoint's number of events.
    public let size: Int?

    /// The root that the lines lead to; `nil` when there are not as many as the checkpoint says.
    public let root: Hash?

    /// The key that event 0 names, as its text.
    public let declaredKey: String?

    /// The trusted keys that signed the checkpoint.
    public let signers: [VerifierKey]

    /// In the order of the log; the checkpoint's and the folder's come last.
    public let findings: [LogFinding]

    /// How many more findings there were than are listed.
    public let omitted: Int

    /// What a store says that verifies its log in a way of its own.
    public init(
        checkpoint: SignedCheckpoint?, size: Int?, root: Hash?, declaredKey: String?, signers: [VerifierKey],
        findings: [LogFinding], omitted: Int
    ) {
        self.checkpoint = checkpoint
        self.size = size
        self.root = root
        self.declaredKey = declaredKey
        self.signers = signers
        self.findings = findings
        self.omitted = omitted
    }

    /// Whether all that was ever committed is there, unaltered.
    public var isIntact: Bool { !findings.contains { $0.grade <= .missing } }

    /// Whether it is intact, and somebody trusted vouches for it, or nobody ever did.
    public var isTrustworthy: Bool { !findings.contains { $0.grade <= .missing || $0.grade == .unsigned } }
}
