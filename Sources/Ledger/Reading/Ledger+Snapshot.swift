import Foundation
import Projections

extension Ledger {
    /// The folded state as it was known at a moment.
    public func snapshot(knownOn: KnownOn) throws -> Snapshot {
        let size = try size(knownOn: knownOn)
        let head = try log.head()
        let stamp = Stamp(origin: head.origin, size: size, root: try root(at: size, head).base64)
        return Snapshot(try knowledge(size: size), at: stamp)
    }

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
