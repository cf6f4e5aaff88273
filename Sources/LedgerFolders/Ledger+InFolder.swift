import EventStore
import Foundation
import LedgerCore

extension Ledger {
    /// Opens the ledger in a folder.
    ///
    /// - Parameter root: the folder that holds `events/`.
    public init(root: String, environment: Environment) throws {
        self.init(try SegmentedFileLog(folder: root), beside: root, environment: environment)
    }

    /// What can be said of a folder whose checkpoint is gone or cannot be read: that, and what is wrong with its lines.
    public static func verifyWithoutCheckpoint(_ root: String) throws -> VerifyReport {
        VerifyReport(origin: "unknown", try LogVerifier(folder: root).verify())
    }

    /// Makes a ledger in a folder, with event 0 as its first and only event.
    ///
    /// Without an origin the ledger is `local/<folder>-<8 hex>`.
    public static func create(at root: String, _ opening: LedgerOpening, _ environment: Environment) throws -> Ledger {
        let folder = URL(fileURLWithPath: root).standardizedFileURL
        guard !FileManager.default.fileExists(atPath: folder.path + "/events/checkpoint") else {
            throw CreationError.exists(folder.path)
        }
        guard try !holdsLog(folder) else { throw CreationError.checkpointGone(folder.path) }
        try checkClock(opening, folder, environment)
        return try create(beside: folder.path, opening, environment) { origin, signing, line in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let made = try SegmentedFileLog.create(folder: folder.path, origin: origin, signing: signing) { _ in [line]
            }
            try writeGitFiles(in: folder)
            return made.log
        }
    }

    /// The clock as `clockJump` has it. There are no events yet, so the folder in which the ledger is to lie may vouch for it,
    /// and that of temporary files: a wrong clock costs no more than the ledger's first event here.
    public static func clockJump(at root: String, _ environment: Environment) -> ClockJump? {
        var place = URL(fileURLWithPath: root).standardizedFileURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
        return environment.clockJump(after: nil, files: [place.path, FileManager.default.temporaryDirectory.path])
    }

    private static func checkClock(_ opening: LedgerOpening, _ folder: URL, _ environment: Environment) throws {
        guard environment.isClockWritable else { throw RecordingError.clockOutOfRange }
        if !opening.despiteClock, let jump = clockJump(at: folder.path, environment) {
            throw RecordingError.clockAhead(jump)
        }
        let now = environment.now()
        guard let recorded = opening.recorded, recorded > now else { return }
        throw RecordingError.recordedInFuture(place: nil, claimed: recorded, now: now)
    }

    /// Whether there are more events than an interrupted opening can leave: the log of somebody who lost the checkpoint.
    private static func holdsLog(_ folder: URL) throws -> Bool {
        let segment = folder.appendingPathComponent("events/" + Layout.segmentName(base: 0))
        guard let file = try? FileHandle(forReadingFrom: segment) else { return false }
        defer { try? file.close() }
        let beginning = try file.read(upToCount: 2 * Layout.maximumLineLength) ?? Data()
        return beginning.count { $0 == UInt8(ascii: "\n") } > 1
    }

    /// Git must not touch the bytes of the log, and need not see what can be rebuilt.
    private static func writeGitFiles(in folder: URL) throws {
        let files = [
            ".gitattributes": "events/** -text -merge\nsnapshots/** -text -merge\n", ".gitignore": ".chancery/\n",
        ]
        for (name, content) in files {
            let url = folder.appendingPathComponent(name)
            if !FileManager.default.fileExists(atPath: url.path) {
                try content.write(to: url, atomically: true, encoding: .utf8)
            }
        }
    }
}

extension OtherCopy {
    /// The copy in a folder.
    public init(folder: String) throws {
        self.init(name: folder, log: try SegmentedFileLog(folder: folder))
    }
}
