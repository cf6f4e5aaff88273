import TransparencyLog

/// What the keys that a ledger names are worth to somebody who trusts certain keys.
///
/// Pure: whoever checks the present checkpoint checks it with `signers`, and tells `changes`. A key that a trusted one vouches for
/// proves as much as the trusted one did, so the ledger can be read; but a change is news, as whoever stole the old key can make
/// one too. So what is trusted changes by `chancery key trust` only, or where the new key's private half is.
struct KeyStanding: Equatable, Sendable {
    /// The keys of which one must have signed the present checkpoint; none for a ledger that names none and of which none is trusted.
    let signers: [VerifierKey]
    /// The changes that lead from the trusted keys to those in force, oldest first, where those are not trusted themselves.
    let changes: [KeyChange]
    let ground: Ground

    /// What the answer rests on.
    enum Ground: Equatable, Sendable {
        /// Trusted keys, which the ledger names or once named.
        case trusted
        /// The ledger itself, of whose name no key is trusted here yet; it names this one, or none.
        case ledgerItself(VerifierKey?)
        /// The ledger names none of the trusted keys: it is another one.
        case otherLedger(named: VerifierKey?)
    }

    init(_ history: KeyHistory, trusting trusted: [VerifierKey]) {
        if let first = history.all.first, trusted.isEmpty {
            signers = history.reached(from: [first])
            changes = []
            ground = .ledgerItself(signers.last ?? first)
        } else if trusted.isEmpty {
            (signers, changes, ground) = ([], [], .ledgerItself(nil))
        } else if !history.all.contains(where: trusted.contains) {
            (signers, changes, ground) = (trusted, [], .otherLedger(named: history.all.first))
        } else {
            signers = history.reached(from: trusted)
            let isNews = signers.contains { !trusted.contains($0) }
            changes = isNews ? history.changes(from: trusted) : []
            ground = .trusted
        }
    }

    /// - Parameter trust: what is remembered of the ledger's origin.
    init(_ history: KeyHistory, trust: TrustFiles.Trust?) throws(KeyError) {
        self.init(history, trusting: try trust?.verifiers() ?? [])
    }
}

/// A change of a ledger's key, by the event that records it.
public struct KeyChange: Equatable, Sendable {
    public let seq: Int
    public let key: VerifierKey
    /// Who vouches for it.
    public let vouchers: [VerifierKey]

    /// The change in words.
    public var what: String {
        "Event @\(seq) changed the ledger's key to \(key.text). "
            + "\(vouchers.map(\.text).joined(separator: ", ")) vouches for it."
    }
}

extension TrustFiles.Trust {
    func verifiers() throws(KeyError) -> [VerifierKey] {
        var verifiers: [VerifierKey] = []
        for key in keys { verifiers.append(try Ledger.verifier(key)) }
        return verifiers
    }
}
