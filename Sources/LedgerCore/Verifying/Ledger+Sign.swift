import EventStore
import Reports
import TransparencyLog

extension Ledger {
    /// Signs the checkpoint, after a full pass has found nothing wrong but that it is not signed.
    ///
    /// - Parameter agrees: is told what the signature will vouch for that no signature known here does, before there is one.
    /// - Returns: the signed head; `nil` where `agrees` said no, and nothing was signed.
    public func sign(agreeing agrees: (SigningOffer) throws -> Bool = { _ in true }) throws -> Head? {
        let origin = try log.checkpoint().checkpoint.origin
        let history: KeyHistory
        do { history = try trustedHistory() } catch LogError.damaged {
            // Where it is damaged, a full pass says more.
            let faults = try log.verify().findings.filter { $0.grade <= .missing }
            throw SigningError.notIntact(faults.map(VerifyReport.Item.init))
        }
        guard !history.all.isEmpty else { throw KeyError.keyless(origin) }
        guard let signer = try signer(history, of: origin) else {
            throw KeyError.noSigner(origin: origin, path: try KeyFiles(environment).activePath(for: origin))
        }
        let known = try TrustFiles(environment).trust(of: origin)
        let seen = try (known?.checkpoint).map(Self.checkpoint)
        let verification = try log.verify(trusting: [signer.verifier], since: [seen].compactMap(\.self))
        let faults = verification.findings.filter { $0.grade <= .missing }
        guard faults.isEmpty, let checkpoint = verification.checkpoint else {
            throw SigningError.notIntact(faults.map(VerifyReport.Item.init))
        }
        // What is remembered of a ledger with a key was signed when it was verified.
        let size = checkpoint.checkpoint.size
        let vouched = verification.signers.isEmpty ? min(seen?.size ?? 0, size) : size
        guard try agrees(SigningOffer(new: vouched..<size, key: signer.verifier) { try log.line(at: $0) }) else {
            return nil
        }
        let head = try log.sign(checkpoint.checkpoint, by: signer)
        // Whose private key is here, that is trusted here.
        try TrustFiles(environment).remember(head.checkpoint, firstTrusting: [signer.verifier.text])
        return head
    }
}

/// What a signature will vouch for.
public struct SigningOffer: Sendable {
    /// The events behind the last checkpoint that is known here to be signed.
    public let new: Range<Int>
    public let key: VerifierKey
    /// The new events in words, a line each: the first and the last few.
    public let lines: [String]

    private static let shownAtEachEnd = 5

    init(new: Range<Int>, key: VerifierKey, line: (Int) throws -> [UInt8]) rethrows {
        self.new = new
        self.key = key
        let first = new.prefix(Self.shownAtEachEnd)
        let last = new[first.endIndex...].suffix(Self.shownAtEachEnd)
        let omitted = new.count - first.count - last.count
        lines =
            try first.map { try EventInWords.line(line($0)) }
            + (omitted > 0 ? ["... \(omitted) more ..."] : [])
            + last.map { try EventInWords.line(line($0)) }
    }
}

/// Why nothing was signed.
public enum SigningError: Error, Sendable {
    case notIntact([VerifyReport.Item])
}
