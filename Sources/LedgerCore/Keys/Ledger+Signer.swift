import EventStore
import TransparencyLog

extension Ledger {
    /// The private half of a key that the ledger names; `nil` where no key is here at all.
    ///
    /// A change of the key that was recorded here and then interrupted is finished first: the ledger names a key, and its private half
    /// lies beside the one in use. Such a key was made here, and so it is trusted here.
    func signer(_ history: KeyHistory, of origin: String) throws -> SignerKey? {
        let files = KeyFiles(environment)
        if let signer = try usable(history, of: origin, files) { return signer }
        guard try files.signer(for: origin) != nil || files.staged(among: history.valid, of: origin) != nil else {
            return nil
        }
        return try files.locked(origin) {
            // Read again: somebody may have changed the key between the history and the lock.
            let history = try trustedHistory()
            if let signer = try finishedSigner(history, of: origin) { return signer }
            throw KeyError.notTheLedgersKey(origin, change: try standing(history, of: origin).changes.last)
        }
    }

    /// The same, for the holder of the keys' lock; `nil` where no key is here that the ledger names.
    func finishedSigner(_ history: KeyHistory, of origin: String) throws -> SignerKey? {
        let files = KeyFiles(environment)
        if let signer = try usable(history, of: origin, files) { return signer }
        guard let staged = try files.staged(among: history.valid, of: origin) else { return nil }
        // What names the key must last before the key takes the old one's place.
        _ = try log.append(.unsigned) { _ in [] }
        _ = try files.activate(staged)
        try trustAsSigner(staged.verifier, history, of: origin)
        return staged
    }

    private func usable(_ history: KeyHistory, of origin: String, _ files: KeyFiles) throws -> SignerKey? {
        guard let signer = try files.signer(for: origin), history.valid.contains(signer.verifier) else { return nil }
        try trustAsSigner(signer.verifier, history, of: origin)
        return signer
    }

    /// Trusts a key whose private half is here, if a key that is trusted here vouches for it.
    func trustAsSigner(_ key: VerifierKey, _ history: KeyHistory, of origin: String) throws {
        let files = TrustFiles(environment)
        guard let trust = try files.trust(of: origin), !trust.keys.contains(key.text) else { return }
        guard try standing(history, of: origin).signers.contains(key) else { return }
        try files.update(origin) { $0?.keys = [key.text] }
    }

    /// What the ledger's keys are worth by what is trusted here.
    func standing(_ history: KeyHistory, of origin: String) throws -> KeyStanding {
        try KeyStanding(history, trust: TrustFiles(environment).trust(of: origin))
    }
}
