import LedgerCore
import EventStore
import Exchange
import Foundation

/// Folders that are put in place as a whole.
enum Folder {
    /// What a copy of a ledger consists of.
    private static let own: Set<String> = ["events", "snapshots", "resolve", ".chancery"]

    /// What else a folder holds.
    static func strangers(in path: String) -> [String] { names(in: path).filter { !own.contains($0) }.sorted() }

    /// Whether there is a ledger, or what is left of one.
    static func holdsLedger(_ path: String) -> Bool { !own.isDisjoint(with: names(in: path)) }

    /// The folder that a path leads to, through links.
    static func real(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    static func isEmpty(_ path: String) -> Bool { names(in: path).isEmpty }

    private static func names(in path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw BackupError.failed(path, code: errno)
        }
        defer { try? handle.close() }
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
    }

    /// Does something while nobody writes to the ledger that a folder holds, if it holds one.
    static func locked<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        let (files, events) = (PosixFileSystem(), real(path) + "/events")
        guard FileManager.default.fileExists(atPath: events) else { return try body() }
        guard let lock = try files.lock(events, patience: SegmentedFileLog.patience) else {
            throw LogError.busy(holder: nil, waited: SegmentedFileLog.patience)
        }
        defer { files.close(lock) }
        return try body()
    }
}

// MARK: - A new folder in the place of an old one

extension Folder {
    /// Makes a folder beside its place, and puts it there.
    ///
    /// Whatever ends the process, at the place is what was there or all of what is new. What is left beside it then, the
    /// next one removes.
    ///
    /// - Returns: where what was there is kept, if it is to be.
    @discardableResult
    static func making(at path: String, keepingOld: Bool = false, _ make: (String) throws -> Void) throws -> String? {
        let (files, path) = (PosixFileSystem(), real(path))
        sweep(beside: path)
        let new = "\(path).new-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: true)
        // Held as long as it is in the making, so that nobody takes it for a leftover.
        let lock = try files.lock(new, patience: .zero)
        defer { if let lock { files.close(lock) } }
        do {
            try make(new)
            let kept = try put(new, at: path, keepingOld: keepingOld)
            try files.syncFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
            return kept
        } catch {
            try? FileManager.default.removeItem(atPath: new)
            throw error
        }
    }

    private static func put(_ new: String, at path: String, keepingOld: Bool) throws -> String? {
        if isEmpty(path) {
            // Nothing, or a folder that has nothing: one step does it.
            guard rename(new, path) == 0 else { throw BackupError.failed(path, code: errno) }
            return nil
        }
        guard keepingOld else {
            try exchange(new, path)
            // An end here leaves the old one as a leftover.
            try? FileManager.default.removeItem(atPath: new)
            return nil
        }
        let old = freeName(beside: path)
        // First the new one bears the name that the old one is to have. An end here leaves a copy too many.
        guard rename(new, old) == 0 else { throw BackupError.failed(old, code: errno) }
        do { try exchange(old, path) } catch {
            rename(old, new)
            throw error
        }
        return old
    }

    /// Where the file system cannot do it in one step, in three: an end between them leaves both, under other names.
    private static func exchange(_ one: String, _ other: String) throws {
        if exchange_names(one, other) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else { throw BackupError.failed(other, code: errno) }
        let third = freeName(beside: other)
        guard rename(other, third) == 0 else { throw BackupError.failed(other, code: errno) }
        guard rename(one, other) == 0 else {
            let code = errno
            rename(third, other)
            throw BackupError.failed(other, code: code)
        }
        rename(third, one)
    }

    private static func freeName(beside path: String) -> String {
        var number = 1
        while FileManager.default.fileExists(atPath: "\(path).old-\(number)") { number += 1 }
        return "\(path).old-\(number)"
    }

    /// Removes what others, who are no more, left in the making.
    private static func sweep(beside path: String) {
        let (files, place) = (PosixFileSystem(), URL(fileURLWithPath: path))
        let folder = place.deletingLastPathComponent().path
        let beginning = place.lastPathComponent + ".new-"
        for name in names(in: folder)
        where name.hasPrefix(beginning) && UUID(uuidString: String(name.dropFirst(beginning.count))) != nil {
            guard let lock = try? files.lock(folder + "/" + name, patience: .zero) else { continue }
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
            files.close(lock)
        }
    }
}
