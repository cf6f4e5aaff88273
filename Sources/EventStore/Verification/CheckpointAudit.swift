import CanonicalJSON
import TransparencyLog

/// The checkpoint: its form, its signatures, and whether it is this log's.
struct CheckpointAudit {
    /// `nil` when it cannot be read.
    private(set) var signed: SignedCheckpoint?
    private(set) var signers: [VerifierKey] = []

    /// The key that event 0 names.
    private(set) var declaredKey: String?
    private(set) var findings = Findings(limit: 100)

    private let place: LogFinding.Place

    var size: Int? { signed?.checkpoint.size }
    var root: Hash? { signed?.checkpoint.root }

    /// Of a store that has no file for it.
    init(_ signed: SignedCheckpoint) {
        place = LogFinding.Place()
        self.signed = signed
    }

    /// - Throws: `LogError.notALedger` when there is not even a folder of events.
    init(_ files: any FileSystem, _ layout: Layout) throws(LogError) {
        place = LogFinding.Place(layout.relative(layout.checkpoint))
        do {
            let bytes = try files.contents(of: layout.checkpoint, limit: SignedNote.maximumBytes)
            signed = read(bytes)
        } catch {
            guard error.isMissing else { throw .file(error) }
            guard (try? files.names(inFolder: layout.events)) != nil else { throw .notALedger(at: layout.root) }
            findings.add(.missing, place, .checkpointGone)
        }
    }

    private mutating func read(_ bytes: [UInt8]) -> SignedCheckpoint? {
        do { return try SignedCheckpoint(ofLog: bytes) } catch {
            findings.add(.altered, place, .checkpoint(error))
            return nil
        }
    }

    /// Checks the origin against event 0, and the signatures against the trusted keys.
    mutating func check(opening: [UInt8]?, trusting trusted: [VerifierKey]) {
        guard let signed else { return }
        let data = opening.flatMap { try? JSONDocument($0, rules: .ledgerLine) }?.root["data"]
        declaredKey = data?["key"]?.string
        if opening != nil, data?["origin"]?.string.map({ $0.utf8.elementsEqual(signed.checkpoint.origin.utf8) }) != true
        {
            findings.add(.altered, place, .wrongOrigin(inEvent: data?["origin"]?.string))
        }
        checkSignatures(signed, trusted)
    }

    private mutating func checkSignatures(_ signed: SignedCheckpoint, _ trusted: [VerifierKey]) {
        guard signed.isSigned else {
            let isKeyed = declaredKey != nil || !trusted.isEmpty
            return isKeyed ? findings.add(.unsigned, place, .unsigned) : findings.add(.notice, place, .neverSigned)
        }
        guard !trusted.isEmpty else { return findings.add(.unsigned, place, .noTrustedKey) }
        do { signers = try signed.verify(origin: signed.checkpoint.origin, with: trusted) } catch {
            findings.add(error == .note(.notSignedByKnownKey) ? .unsigned : .altered, place, .checkpoint(error))
        }
    }
}
