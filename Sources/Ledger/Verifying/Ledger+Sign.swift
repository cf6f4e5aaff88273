import EventLog
import TransparencyLog

extension Ledger {
    /// Signs the checkpoint, after a full pass has found nothing wrong but that it is not signed.
    public func sign() throws -> Head {
        let origin = try log.checkpoint().checkpoint.origin
        let files = KeyFiles(environment)
        let history = try trustedHistory()
        guard !history.all.isEmpty else { throw KeyError.keyless(origin) }
        guard let signer = try files.signer(for: origin) else {
            throw KeyError.noSigner(origin: origin, path: files.path(for: origin))
        }
        guard history.valid.contains(signer.verifier) else {
            throw KeyError.notTheLedgersKey(origin)
        }
        let known = try TrustFiles(environment).trust(of: origin)
        let earlier = try [known?.checkpoint].compactMap(\.self).map(Self.checkpoint)
        let verification = try LogVerifier(folder: root, trusting: [signer.verifier], since: earlier).verify()
        let faults = verification.findings.filter { $0.grade <= .missing }
        guard faults.isEmpty, let checkpoint = verification.checkpoint else {
            throw SigningError.notIntact(faults.map(VerifyReport.Item.init))
        }
        let head = try log.sign(checkpoint.checkpoint, by: signer)
        try? TrustFiles(environment).remember(head.checkpoint, firstTrusting: [signer.verifier.text])
        return head
    }
}

/// Why nothing was signed.
public enum SigningError: Error, Sendable {
    case notIntact([VerifyReport.Item])
}
