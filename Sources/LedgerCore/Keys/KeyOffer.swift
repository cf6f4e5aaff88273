import TransparencyLog

/// What `chancery key trust` would have this side trust.
public struct KeyOffer: Sendable {
    public let origin: String
    /// The keys that are trusted here.
    public let trusted: [VerifierKey]
    /// The keys that the ledger has now, and to which trust leads.
    public let new: [VerifierKey]
    /// How it leads there, oldest first.
    public let changes: [KeyChange]

    /// Whether what is trusted would change.
    public var isNews: Bool { !Set(new).isSubset(of: trusted) }
}

extension Ledger {
    /// The changes of the ledger's key that are not trusted here yet, by what the index says of them.
    public func keyChanges() throws -> [KeyChange] {
        try standing(view().keyHistory(), of: log.checkpoint().checkpoint.origin).changes
    }

    /// The keys that this side may come to trust, by the ledger's lines alone.
    ///
    /// - Throws: `TrustError.otherKey` where no trusted key leads to the ledger's.
    public func keyOffer() throws -> KeyOffer {
        let origin = try log.checkpoint().checkpoint.origin
        let trusted = try TrustFiles(environment).trust(of: origin)?.verifiers() ?? []
        let standing = KeyStanding(try view(of: log.head()).keyHistory(), trusting: trusted)
        if case .otherLedger(let named) = standing.ground {
            throw TrustError.otherKey(origin: origin, named: named?.text, trusted: trusted.map(\.text))
        }
        return KeyOffer(origin: origin, trusted: trusted, new: standing.signers, changes: standing.changes)
    }
}
