import TransparencyLog

extension TrustFiles {
    /// Remembers what a log has become, as whoever wrote or verified it knows; never an earlier state in the place of a later one.
    /// A trusted key stays what it is, whichever key has signed: see `KeyStanding`.
    ///
    /// - Parameter keys: the keys to trust, where none are yet.
    func remember(_ checkpoint: SignedCheckpoint, firstTrusting keys: [String]) throws {
        try update(checkpoint.checkpoint.origin) { trust in
            var new = trust ?? Trust(keys: [])
            if let last = try new.checkpoint.map(Ledger.checkpoint), last.size > checkpoint.checkpoint.size { return }
            if new.keys.isEmpty { new.keys = keys }
            new.checkpoint = String(decoding: checkpoint.bytes, as: UTF8.self)
            if checkpoint.isSigned { new.signedSize = checkpoint.checkpoint.size }
            trust = new
        }
    }
}
