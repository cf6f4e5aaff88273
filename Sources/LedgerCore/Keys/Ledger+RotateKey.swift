import CanonicalJSON
import EventStore
import TransparencyLog
import Domain

extension Ledger {
    /// Makes a new key, has the old one vouch for it in an event, and signs with the new one from then on.
    ///
    /// 1. The new key is written beside the old one, under its own name, and synced.
    /// 2. The event that names it is committed, signed by the new key.
    /// 3. The old key gets its kept name, and the new key the old one's place.
    /// 4. The new key is trusted here.
    ///
    /// A crash before 2 leaves the ledger with its old key, and a private key that is of no use. A crash behind it leaves steps that
    /// the next command that needs the key takes. Of two rotations at once the second waits, and changes the first one's key.
    ///
    /// - Returns: the new verifier key, and the file in which the old private key is kept.
    public func rotateKey(
        reason: String?, recorder: String, despiteClock: Bool = false
    ) throws -> (key: VerifierKey, oldFile: String) {
        let origin = try log.head().origin
        let files = KeyFiles(environment)
        guard try !trustedHistory().all.isEmpty else { throw KeyError.keyless(origin) }
        let path = try files.activePath(for: origin)
        guard try signer(trustedHistory(), of: origin) != nil else {
            throw KeyError.noSigner(origin: origin, path: path)
        }
        return try files.locked(origin) {
            guard let old = try finishedSigner(trustedHistory(), of: origin) else {
                throw KeyError.notTheLedgersKey(origin, change: nil)
            }
            let new = try SignerKey(name: origin, seed: environment.random(32))
            let staged = try files.stage(new)
            try environment.reaches(.stagedNewKey)
            var terms = RecordingTerms(via: "\(Self.program) (key rotate)", despiteClock: despiteClock)
            terms.changesKey = true
            try record(new, retiring: old, staged, reason: reason, recorder: recorder, terms)
            try environment.reaches(.recordedChange)
            let kept = try files.activate(new)
            try trustAsSigner(new.verifier, trustedHistory(), of: origin)
            try environment.reaches(.trustedNewKey)
            return (new.verifier, kept ?? path)
        }
    }

    /// Records the change of the key. Where it is certain that it was not recorded, the staged key is deleted.
    private func record(
        _ new: SignerKey, retiring old: SignerKey, _ staged: String, reason: String?, recorder: String,
        _ terms: RecordingTerms
    ) throws {
        do {
            let head = try log.append(.signed(by: new, trusting: [old.verifier])) { head in
                let draft = try draft(of: new, retiring: old, behind: head, reason: reason, recorder: recorder)
                let sequenced = try sequence([draft], after: head, terms)
                var next = try view(of: head).keyHistory()
                for event in try sequenced.compactMap({ try $0.event() }) {
                    do throws(UnvouchedKey) { try next.apply(event, origin: head.origin, root: head.root) } catch {
                        throw KeyError.unvouched(error.why)
                    }
                }
                return try sequenced.appended().map(\.line)
            }.head
            try? TrustFiles(environment).remember(head.checkpoint, firstTrusting: [])
        } catch LogError.unknownOutcome(let ids, let error) {
            throw LogError.unknownOutcome(ids: ids, error)
        } catch {
            KeyFiles(environment).discard(staged)
            throw error
        }
    }

    private func draft(
        of new: SignerKey, retiring old: SignerKey, behind head: Head, reason: String?, recorder: String
    ) throws -> PlacedDraft {
        let text = KeyHistory.text(origin: head.origin, size: head.size, root: head.root, key: new.verifier)
        let note = try SignedNote(text: text, signers: [old])
        var json: JSONObject = [
            "type": .string(LedgerKeyChanged.type), "id": .string(freshID().text),
            "data": [
                "key": .string(new.verifier.text), "retires": .string(old.verifier.text),
                "note": .string(String(decoding: note.bytes, as: UTF8.self)),
            ],
        ]
        if let reason { json["reason"] = .string(reason) }
        return PlacedDraft(try Draft(.object(json), recorder: recorder))
    }
}
