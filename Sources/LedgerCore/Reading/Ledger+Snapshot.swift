import Foundation
import Projections
import TransparencyLog

extension LedgerView {
    /// The folded state.
    public func snapshot() throws -> Snapshot {
        let log = try Checkpoint(origin: head.origin, size: size, root: self.log.root(at: size))
        return Snapshot(try knowledge(), at: log)
    }
}

extension Ledger {
    var snapshotFolder: String { root + "/snapshots" }

    /// Writes a snapshot into `snapshots/`, whole or not at all.
    ///
    /// - Returns: the file.
    public func write(_ snapshot: Snapshot) throws -> String {
        try FileManager.default.createDirectory(atPath: snapshotFolder, withIntermediateDirectories: true)
        let path = snapshotFolder + "/" + snapshot.fileName
        try Data(snapshot.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        return path
    }
}
