import EventLog
import TransparencyLog

extension Ledger {
    /// The ledger's keys, once it has turned out to be the ledger that is trusted here under its name.
    ///
    /// Whoever can write to a ledger's folder can put another ledger of the same name in its place, or an older copy. So
    /// nobody writes to it, with a key or without, unless its keys lead from or to a trusted one, and it begins with what
    /// was last verified. What is trusted lies outside the folder.
    func trustedHistory() throws -> KeyHistory {
        let history = try keyHistory()
        let head = try log.head()
        guard let known = try TrustFiles(environment).trust(of: head.origin) else { return history }
        guard history.contains(anyOf: known.keys) else {
            throw TrustError.otherKey(origin: head.origin, named: history.all.first?.text, trusted: known.keys)
        }
        if let last = try known.checkpoint.map(Self.checkpoint) { try checkGrowth(since: last, head) }
        return history
    }

    private func checkGrowth(since last: Checkpoint, _ head: Head) throws {
        guard last.size > 0 else { return }
        let isSame = try last.size <= head.size && root(at: last.size, head) == last.root
        guard isSame else {
            throw TrustError.notGrown(
                origin: head.origin, size: head.size, verified: last.size,
                file: TrustFiles(environment).path(for: head.origin))
        }
    }

    static func checkpoint(_ note: String) throws -> Checkpoint {
        try SignedCheckpoint(parsing: Array(note.utf8), allowsUnsigned: true).checkpoint
    }
}

extension KeyHistory {
    /// Whether one of the trusted keys is, or was, the ledger's. A ledger of which no key is known is nobody's yet.
    func contains(anyOf trusted: [String]) -> Bool {
        trusted.isEmpty || all.contains { trusted.contains($0.text) }
    }
}

/// Why a ledger is not the one that is trusted under its name.
public enum TrustError: Error, Sendable {
    /// It names another key, or none.
    case otherKey(origin: String, named: String?, trusted: [String])
    /// It does not begin with what was last verified.
    case notGrown(origin: String, size: Int, verified: Int, file: String)
    /// What is trusted here cannot be read.
    case unreadable(file: String)
}
