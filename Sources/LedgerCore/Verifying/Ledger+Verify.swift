import EventStore
import Foundation
import TransparencyLog
import Domain

/// What a verification is to rely on, from the verifier's own side.
public struct VerificationTerms: Sendable {
    /// The verifier key to trust; else what is trusted here, else, on first use, the key that event 0 names.
    public var key: String?
    /// Checkpoints that the log had before, as notes.
    public var earlier: [String]
    /// Another copy of the ledger, to be compared line by line.
    public var other: OtherCopy?
    /// Whether what the lines say is checked too, and all that was made from them.
    public var isDeep: Bool
    /// Whether it may be an older state than the one that was last verified here, as a backup may.
    package var mayBeOlder = false

    public init(key: String? = nil, earlier: [String] = [], other: OtherCopy? = nil, isDeep: Bool = false) {
        self.key = key
        self.earlier = earlier
        self.other = other
        self.isDeep = isDeep
    }
}

extension Ledger {
    /// Reads every byte of the log, and says what differs from what was committed and signed.
    ///
    /// After a pass without fault the checkpoint is remembered, outside the ledger, as one that the log can never fall
    /// behind again.
    public func verify(
        _ terms: VerificationTerms = VerificationTerms(), progress: @Sendable (Int) -> Void = { _ in }
    ) throws -> VerifyReport {
        guard let origin = try? log.checkpoint().checkpoint.origin else {
            // What can be said where the checkpoint is gone or cannot be read: that, and what is wrong with the lines.
            return VerifyReport(origin: "unknown", try log.verify(progress: progress))
        }
        let files = TrustFiles(environment)
        // First what is remembered, then the log, which only grows meanwhile.
        let known = try files.trust(of: origin)
        let checkpoint = try log.checkpoint()
        let remembered = try known?.verifiers() ?? []
        let given = try terms.key.map { [try Self.verifier($0)] } ?? remembered
        let seen = terms.mayBeOlder ? nil : known?.checkpoint
        let earlier = try (terms.earlier + [seen].compactMap(\.self)).map(Self.checkpoint)
        var items: [VerifyReport.Item] = []
        let verification = try log.verify(
            trusting: [], since: earlier, progress: progress, noting: Self.keyChanges,
            keys: { opening, changes in
                let trust = trust(given, remembered) { () throws(MalformedKey) in
                    try keyHistory(opening: opening, changes: changes, checkpoint)
                }
                items = trust.items
                return trust.keys
            })
        if let other = terms.other { items += try differences(from: other) }
        if terms.isDeep { items += try verification.isIntact ? deepItems(progress: progress) : [.nothingDeeper] }
        let report = VerifyReport(origin: origin, verification, further: items)
        if report.isClean, !terms.mayBeOlder, let note = verification.checkpoint {
            let keys = terms.key == nil ? verification.signers : given
            try? files.remember(note, firstTrusting: keys.map(\.text))
        }
        return report
    }

    /// The keys by which the checkpoint may be signed, and what is to be said of them.
    ///
    /// - Parameter remembered: the keys that are trusted here, whichever are given for this once.
    private func trust(
        _ given: [VerifierKey], _ remembered: [VerifierKey], _ read: () throws(MalformedKey) -> KeyHistory
    ) -> (keys: [VerifierKey], items: [VerifyReport.Item]) {
        let history: KeyHistory
        do { history = try read() } catch {
            return (given, [.init(.altered, "event @0", "It names a key that is none: \(error.text).")])
        }
        var items = history.broken.map { VerifyReport.Item(.altered, "event @\($0.seq)", "A key change: \($0.why).") }
        let standing = KeyStanding(history, trusting: given)
        switch standing.ground {
        case .ledgerItself(let key): items += key.map { [.firstUse(of: $0)] } ?? []
        case .otherLedger(let named): items.append(.otherKey(named: named, trusted: given))
        case .trusted: break
        }
        let news = remembered.isEmpty ? standing : KeyStanding(history, trusting: remembered)
        items += news.changes.map(VerifyReport.Item.keyChange)
        return (standing.signers, items)
    }

    static func verifier(_ text: String) throws(KeyError) -> VerifierKey {
        do { return try VerifierKey(parsing: text.trimmingCharacters(in: .whitespacesAndNewlines)) } catch {
            throw .malformedVerifier(text)
        }
    }
}
