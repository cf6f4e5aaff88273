import CanonicalJSON
import EventLog
import Foundation
import TransparencyLog
import Vocabulary

extension Ledger {
    /// Makes a new key, has the old one vouch for it in an event, and signs with the new one from then on.
    ///
    /// The new key lies beside the old one before anything is recorded; only then do they change places. A crash in between
    /// leaves the ledger with its old key.
    ///
    /// - Returns: the new verifier key, and the file in which the old private key is kept.
    public func rotateKey(
        reason: String?, recorder: String, allowsClockBehind: Bool = false
    ) throws -> (key: VerifierKey, oldFile: String) {
        let terms = RecordingTerms(via: "\(Self.program) (key rotate)", allowsClockBehind: allowsClockBehind)
        let origin = try log.head().origin
        let files = KeyFiles(environment)
        let history = try trustedHistory()
        guard !history.all.isEmpty else { throw KeyError.keyless(origin) }
        guard let old = try files.signer(for: origin) else {
            throw KeyError.noSigner(origin: origin, path: files.path(for: origin))
        }
        guard history.valid.contains(old.verifier) else { throw KeyError.notTheLedgersKey(origin) }
        let new = try SignerKey(name: origin, seed: environment.random(32))
        let place = try files.stage(new)
        _ = try log.append(.signed(by: new, trusting: [old.verifier])) { head in
            let text = KeyHistory.text(origin: origin, size: head.size, root: head.root, key: new.verifier)
            let note = try SignedNote(text: text, signers: [old])
            var json: JSONObject = [
                "type": .string(LedgerKeyChanged.type), "id": .string(freshID().text),
                "data": [
                    "key": .string(new.verifier.text), "retires": .string(old.verifier.text),
                    "note": .string(String(decoding: note.bytes, as: UTF8.self)),
                ],
            ]
            if let reason { json["reason"] = .string(reason) }
            let draft = PlacedDraft(try Draft(.object(json), recorder: recorder))
            return try settle([draft], after: head, terms).appended().map(\.line)
        }
        let kept = try files.replace(old, by: place)
        if var trust = try TrustFiles(environment).trust(of: origin) {
            trust.keys = [new.verifier.text]
            try TrustFiles(environment).remember(trust, of: origin)
        }
        return (new.verifier, kept)
    }
}

extension KeyFiles {
    /// The file that is read for an origin.
    private func activePath(for origin: String) -> String {
        if let path = environment.variables["CHANCERY_KEY"], !path.isEmpty { return path }
        return path(for: origin)
    }

    /// Keeps a key that is not yet in use beside the one that is.
    func stage(_ key: SignerKey) throws -> String {
        let path = activePath(for: key.name) + ".next"
        try? FileManager.default.removeItem(atPath: path)
        try write(key, to: path)
        return path
    }

    /// Puts a staged key in the place of the old one, which is kept under its own name.
    func replace(_ old: SignerKey, by staged: String) throws -> String {
        let active = activePath(for: old.name)
        let id = old.verifier.text.split(separator: "+").dropFirst().first.map(String.init) ?? "old"
        let kept = "\(active).\(id)"
        try FileManager.default.moveItem(atPath: active, toPath: kept)
        try FileManager.default.moveItem(atPath: staged, toPath: active)
        return kept
    }
}
