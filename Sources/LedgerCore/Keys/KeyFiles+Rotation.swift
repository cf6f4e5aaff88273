import Glibc
import TransparencyLog

extension KeyFiles {
    /// Calls `body` while no other process makes, changes or finishes changing a key in the same folder.
    ///
    /// The lock of a ledger would not do: copies of a ledger share a key.
    func locked<Result>(_ origin: String, _ body: () throws -> Result) throws -> Result {
        let path = try place(of: origin)
        do { try GuardedFile.makeFolder(GuardedFile.folder(of: path)) } catch { throw KeyError.unsafe(error) }
        do { return try GuardedFile.locked(GuardedFile.folder(of: path), body) } catch let error as GuardedFileError {
            throw KeyError.unsafe(error)
        }
    }

    /// The file that is changed for an origin. Where a link leads to it, the link stays, and what it leads to is changed.
    func place(of origin: String) throws(KeyError) -> String { GuardedFile.resolved(try activePath(for: origin)) }

    /// Keeps a new key beside the one in use, under its own name: when this returns it cannot be lost.
    func stage(_ key: SignerKey) throws -> String {
        let path = stagedPath(of: key.verifier, try place(of: key.name))
        do { try GuardedFile(path, .secret).create(Array((key.secretText + "\n").utf8)) } catch {
            throw KeyError.unsafe(error)
        }
        return path
    }

    /// Deletes a staged key that no ledger can name.
    func discard(_ staged: String) { unlink(staged) }

    /// The staged key among some that a ledger names; `nil` where none is here.
    func staged(among keys: [VerifierKey], of origin: String) throws(KeyError) -> SignerKey? {
        let place = try place(of: origin)
        // The latest first: it is the one that the ledger means to sign with.
        for key in keys.reversed() {
            if let signer = try read(stagedPath(of: key, place), origin), signer.verifier == key { return signer }
        }
        return nil
    }

    /// Puts a staged key in the place of the one in use, which is kept under its own name. Only for the holder of the lock.
    ///
    /// A crash in here leaves the staged key under its own name or in its place, and the old one in its place, under its kept name,
    /// or both. Whoever needs the key next does it again, and what is done already is left.
    ///
    /// - Returns: the file in which the old key is kept; `nil` where there was none.
    func activate(_ new: SignerKey) throws -> String? {
        let place = try place(of: new.name)
        do {
            let kept = try read(place, new.name).map { try keep($0, place) }
            try environment.reaches(.keptOldKey)
            try GuardedFile.rename(stagedPath(of: new.verifier, place), to: place)
            try environment.reaches(.placedNewKey)
            return kept
        } catch let error as GuardedFileError { throw KeyError.unsafe(error) }
    }

    /// Gives a key its kept name beside the one it has, so that there is a key in its place at every moment.
    private func keep(_ key: SignerKey, _ place: String) throws -> String {
        let kept = "\(place).\(key.verifier.shortID)"
        if link(place, kept) != 0 {
            // A disk that knows no second name gets a copy, which is as good.
            if errno == EEXIST {
                guard try read(kept, key.name)?.verifier == key.verifier else { throw KeyError.exists(kept) }
            } else {
                try GuardedFile(kept, .secret).create(Array((key.secretText + "\n").utf8))
            }
        }
        try GuardedFile.syncFolder(of: kept)
        return kept
    }

    private func stagedPath(of key: VerifierKey, _ place: String) -> String { "\(place).\(key.shortID).next" }
}

extension VerifierKey {
    /// The key's id as its text has it: 8 hexadecimal digits.
    var shortID: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}

/// The durable steps of a rotation, in their order: where a crash can leave it. Tests stop there.
enum RotationStep: CaseIterable, Sendable {
    case stagedNewKey, recordedChange, keptOldKey, placedNewKey, trustedNewKey
}
