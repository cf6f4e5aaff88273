import EventLog
import Foundation
import TransparencyLog

extension TrustFiles {
    /// Remembers what a log has become, as whoever wrote or verified it knows; never an earlier state in the place of a later one.
    ///
    /// - Parameter keys: the keys to trust, where none are yet.
    func remember(_ checkpoint: SignedCheckpoint, firstTrusting keys: [String]) throws {
        let origin = checkpoint.checkpoint.origin
        guard environment.remembersCheckpoints else { return }
        try FileManager.default.createDirectory(
            atPath: environment.stateFolder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        // Several writers of one log remember what each of them has done.
        let files = PosixFileSystem()
        let lock = try files.lock(environment.stateFolder, patience: .seconds(10))
        defer { if let lock { files.close(lock) } }
        var trust = try trust(of: origin) ?? Trust(keys: keys)
        if let last = try trust.checkpoint.map(Ledger.checkpoint), last.size > checkpoint.checkpoint.size { return }
        trust.checkpoint = String(decoding: checkpoint.bytes, as: UTF8.self)
        if checkpoint.isSigned { trust.signedSize = checkpoint.checkpoint.size }
        try remember(trust, of: origin)
    }
}
