import EventStore
import Reports
import TransparencyLog

extension Ledger {
    /// The ledger's keys, once it has turned out to be the ledger that is trusted here under its name.
    ///
    /// Whoever can write to a ledger's folder can put another ledger of the same name in its place, or an older copy. So nobody
    /// writes to it, with a key or without, unless its keys lead from or to a trusted one, and it begins with what is
    /// remembered of it. What is trusted lies outside the folder.
    func trustedHistory() throws -> KeyHistory {
        var ledger = self
        ledger.looksAtUnproved = false
        return try ledger.view().keyHistory()
    }

    /// What is trusted here under a name, or why that cannot be read.
    typealias KnownTrust = Result<TrustFiles.Trust?, TrustError>

    func trust(of origin: String) -> KnownTrust {
        Result { () throws(TrustError) in try TrustFiles(environment).trust(of: origin) }
    }

    /// Who vouches for the log as it is at a moment, held against what is trusted here.
    ///
    /// - Parameter known: what is trusted, read before the log was.
    /// - Throws: `TrustError` where somebody else does, or the log is not the one that was seen here; unless it is to be looked at
    ///   all the same.
    func attestation(of log: LogMoment, _ box: IndexBox, _ known: KnownTrust) throws -> Attestation {
        do {
            let known = try known.get()
            return try box.attestation(trusting: known) { try attestation(of: log, box, known) }
        } catch let error as TrustError {
            guard looksAtUnproved else { throw error }
            return .unproved(why: error.sentence)
        }
    }

    private func attestation(of log: LogMoment, _ box: IndexBox, _ known: TrustFiles.Trust?) throws -> Attestation {
        // Of the state that was last written or verified here, the key is all there is to look at.
        if known?.checkpoint == log.head.note, let keys = try known?.verifiers(), log.head.isSigned,
            (try? log.head.checkpoint.verify(origin: log.origin, with: keys)) != nil
        {
            return .signed
        }
        let history = try KeyHistory(log, box)
        let standing = try KeyStanding(history, trust: known)
        if case .otherLedger(let named) = standing.ground {
            throw TrustError.otherKey(origin: log.origin, named: named?.text, trusted: known?.keys ?? [])
        }
        try checkGrowth(of: log, known)
        return try attestation(of: log, history, standing, known)
    }

    private func attestation(
        of log: LogMoment, _ history: KeyHistory, _ standing: KeyStanding, _ known: TrustFiles.Trust?
    ) throws -> Attestation {
        // A signature under a key that no event names says nothing.
        guard !history.all.isEmpty else { return .keyless }
        guard log.head.isSigned else { return .unsigned(since: known?.signedSize.flatMap { $0 < log.size ? $0 : nil }) }
        do throws(CheckpointError) {
            _ = try log.head.checkpoint.verify(origin: log.origin, with: standing.signers)
        } catch {
            throw TrustError.badSignature(origin: log.origin, error, trusted: standing.signers.map(\.text))
        }
        return standing.changes.last.map { .keyChanged($0.what) } ?? .signed
    }

    private func checkGrowth(of log: LogMoment, _ known: TrustFiles.Trust?) throws {
        guard let last = try known?.checkpoint.map(Self.checkpoint), last.size > 0 else { return }
        let isSame = try last.size <= log.size && log.root(at: last.size) == last.root
        guard isSame else {
            throw TrustError.notGrown(
                origin: log.origin, size: log.size, verified: last.size,
                file: TrustFiles(environment).path(for: log.origin))
        }
    }

    package static func checkpoint(_ note: String) throws -> Checkpoint {
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
    /// The checkpoint's signature is none of a trusted key over just this state of the log.
    case badSignature(origin: String, CheckpointError, trusted: [String])
    /// What is trusted here cannot be read.
    case unreadable(file: String)
    /// What is trusted here may be what somebody else has written.
    case unsafe(GuardedFileError)
}

extension TrustError {
    /// What is wrong, in a sentence.
    public var sentence: String {
        switch self {
        case .otherKey(let origin, let named, let trusted):
            "The ledger that calls itself \(origin) names \(named.map { "the key \($0)" } ?? "no key"), and the key trusted here under "
                + "that name is \(trusted.joined(separator: " or "))."
        case .notGrown(_, let size, let verified, _):
            size < verified
                ? "The log has \(size.of("event")), and had \(verified) when it was last written or verified here."
                : "The first \(verified) events are not those that were last written or verified here."
        case .badSignature(let origin, let error, _):
            "No key that is trusted here has signed this state of \(origin): \(error)."
        case .unsafe(let error): "What is trusted here may be what somebody else has written: \(error)."
        case .unreadable(let file): "What is trusted here cannot be read: \(file)."
        }
    }
}
