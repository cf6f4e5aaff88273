import EventLog
import Foundation
import TransparencyLog
import Vocabulary

/// What a verification is to rely on, from the verifier's own side.
public struct VerificationTerms: Sendable {
    /// The verifier key to trust; else what is trusted here, else, on first use, the key that event 0 names.
    public var key: String?
    /// Checkpoints that the log had before, as notes.
    public var earlier: [String]

    public init(key: String? = nil, earlier: [String] = []) {
        self.key = key
        self.earlier = earlier
    }
}

extension Ledger {
    /// Reads every byte of the log, and says what differs from what was committed and signed.
    ///
    /// After a pass without fault the checkpoint is remembered, outside the ledger, as one that the log can never fall
    /// behind again.
    public func verify(
        _ terms: VerificationTerms = VerificationTerms(), progress: @Sendable (Int) -> Void = { _ in }
    ) throws
        -> VerifyReport
    {
        var notices: [VerifyReport.Item] = []
        let files = TrustFiles(environment)
        let origin = try log.checkpoint().checkpoint.origin
        let known = files.trust(of: origin)
        let history = try? keyHistory()
        let trusted = try trustedKeys(terms, known, history, &notices)
        let earlier = try (terms.earlier + [known?.checkpoint].compactMap(\.self)).map(Self.checkpoint)
        let verifier = LogVerifier(
            folder: root, trusting: history?.reached(from: trusted) ?? trusted, since: earlier)
        let verification = try verifier.verify(progress: progress)
        let broken =
            history?.broken.map { VerifyReport.Item(.altered, "event @\($0.seq)", "A key change: \($0.why).") } ?? []
        let report = VerifyReport(
            origin: origin, size: verification.size ?? 0, root: verification.root?.base64 ?? "none",
            key: verification.signers.first?.text,
            items: verification.findings.map(VerifyReport.Item.init) + broken + notices,
            omitted: verification.omitted)
        if report.isClean, let note = verification.checkpoint {
            let keys = verification.signers.isEmpty ? known?.keys ?? [] : verification.signers.map(\.text)
            try? files.remember(
                .init(keys: keys, checkpoint: String(decoding: note.bytes, as: UTF8.self)), of: origin)
        }
        return report
    }

    private func trustedKeys(
        _ terms: VerificationTerms, _ known: TrustFiles.Trust?, _ history: KeyHistory?,
        _ notices: inout [VerifyReport.Item]
    ) throws -> [VerifierKey] {
        if let text = terms.key { return [try Self.verifier(text)] }
        if let known, !known.keys.isEmpty { return try known.keys.map(Self.verifier) }
        guard let first = history?.all.first else { return [] }
        notices.append(
            VerifyReport.Item(
                .notice, "event @0",
                "The key \(first.text) is trusted because the ledger itself names it, and no other is known here. "
                    + "Compare it with one that you have from elsewhere, or give that with --key."))
        return [first]
    }

    static func verifier(_ text: String) throws(KeyError) -> VerifierKey {
        do { return try VerifierKey(parsing: text.trimmingCharacters(in: .whitespacesAndNewlines)) } catch {
            throw .malformedVerifier(text)
        }
    }

    private static func checkpoint(_ note: String) throws -> Checkpoint {
        try SignedCheckpoint(parsing: Array(note.utf8), allowsUnsigned: true).checkpoint
    }

    /// Signs the checkpoint, after a full pass has found nothing wrong but that it is not signed.
    public func sign() throws -> Head {
        let origin = try log.checkpoint().checkpoint.origin
        let files = KeyFiles(environment)
        guard let signer = try files.signer(for: origin) else {
            throw KeyError.noSigner(origin: origin, path: files.path(for: origin))
        }
        guard try keyHistory().valid.contains(where: { $0.text == signer.verifier.text }) else {
            throw KeyError.notTheLedgersKey(origin)
        }
        let known = TrustFiles(environment).trust(of: origin)
        let earlier = try [known?.checkpoint].compactMap(\.self).map(Self.checkpoint)
        let verification = try LogVerifier(folder: root, trusting: [signer.verifier], since: earlier).verify()
        let faults = verification.findings.filter { $0.grade <= .missing }
        guard faults.isEmpty, let checkpoint = verification.checkpoint else {
            throw SigningError.notIntact(faults.map(VerifyReport.Item.init))
        }
        return try log.sign(checkpoint.checkpoint, by: signer)
    }
}

/// Why nothing was signed.
public enum SigningError: Error, Sendable {
    case notIntact([VerifyReport.Item])
}
