import EventLog
import Foundation

/// Why a ledger was not copied, or not put back.
public enum BackupError: Error, Sendable {
    /// Something else is where the copy should go.
    case occupied(String)
    /// What is there is no earlier state of the same log.
    case anotherLog(String, origin: String)
    /// What is there has events that this state does not have.
    case newer(String, size: Int, than: Int)
    /// A ledger is no copy of itself.
    case itself(String)
    /// The place has more in it than a copy of a ledger.
    case holdsMore(String, String)
    /// What is there went another way than this one.
    case forked(String, size: Int)
    /// The copy, or what should be put back, does not verify.
    case notIntact(String, [VerifyReport.Item])
    case failed(String, String)
}

extension Ledger {
    /// Copies the ledger as it is at this moment, while others go on writing, and verifies the copy.
    ///
    /// The checkpoint is read first; the lines under it never change, whatever is appended behind them. The copy is made
    /// beside its place, and put there when it has verified. An earlier backup of the same log is replaced.
    ///
    /// - Returns: how many events the copy has.
    public func backUp(to folder: String) throws -> Int {
        let head = try log.head()
        guard Folder.real(folder) != Folder.real(root) else { throw BackupError.itself(folder) }
        try mayReplace(folder, with: head)
        // Of a copy that is replaced nothing may be lost that this did not put there.
        guard let stranger = Folder.strangers(in: folder).first else {
            return try replaceBackup(at: Folder.real(folder), head)
        }
        throw BackupError.holdsMore(folder, stranger)
    }

    private func replaceBackup(at folder: String, _ head: Head) throws -> Int {
        let temporary = Folder.temporary(beside: folder)
        do {
            try copy(head, to: temporary)
            let copied = try Ledger(root: temporary, environment: environment).verify()
            guard copied.isClean, copied.size == head.size else { throw BackupError.notIntact(temporary, copied.items) }
            try? FileManager.default.removeItem(atPath: temporary + "/.chancery")
            try Folder.put(temporary, at: folder)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
        return head.size
    }

    /// That what is at a place is nothing, or an earlier state of this log.
    private func mayReplace(_ folder: String, with head: Head) throws {
        guard !Folder.isEmpty(folder) else { return }
        guard let other = try? FolderLog(folder: folder), let there = try? other.head() else {
            throw BackupError.occupied(folder)
        }
        guard there.origin == head.origin else { throw BackupError.anotherLog(folder, origin: there.origin) }
        guard there.size <= head.size else { throw BackupError.newer(folder, size: there.size, than: head.size) }
        guard try root(at: there.size, head) == there.root else { throw BackupError.forked(folder, size: there.size) }
    }

    private func copy(_ head: Head, to folder: String) throws {
        let layout = Layout(root: folder)
        try FileManager.default.createDirectory(atPath: layout.events, withIntermediateDirectories: true)
        for base in layout.bases(size: head.size) {
            var bytes: [UInt8] = []
            try log.read(base..<min(base + layout.eventsPerSegment, head.size)) { _, line in
                bytes += line
                bytes.append(UInt8(ascii: "\n"))
            }
            try Folder.write(bytes, to: layout.segment(base: base))
        }
        // What stands beside the log: its description, queues, snapshots.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: log.layout.events)) ?? []
        where !name.hasSuffix(".jsonl") && !name.hasPrefix("checkpoint") && !name.hasPrefix("torn-") {
            try FileManager.default.copyItem(atPath: log.layout.events + "/" + name, toPath: layout.events + "/" + name)
        }
        for name in ["resolve", "snapshots"] where FileManager.default.fileExists(atPath: root + "/" + name) {
            try FileManager.default.copyItem(atPath: root + "/" + name, toPath: folder + "/" + name)
        }
        try Folder.write(Array(head.note.utf8), to: layout.checkpoint)
    }

    /// Puts a backup in the place of a ledger that was lost or damaged, and never an older state over a newer one.
    ///
    /// - Returns: how many events there are now, and where what was replaced is kept.
    public static func restore(
        _ backup: String, to folder: String, _ environment: Environment
    ) throws -> (size: Int, kept: String?) {
        let source = try Ledger(root: backup, environment: environment)
        let report = try source.verify()
        guard report.isClean else { throw BackupError.notIntact(backup, report.items) }
        // A log that is damaged may still say in its checkpoint how far it had come.
        try source.mayReplace(folder, with: source.log.head())
        guard Folder.real(folder) != Folder.real(backup) else { throw BackupError.itself(folder) }
        let folder = Folder.real(folder)
        let temporary = Folder.temporary(beside: folder)
        do {
            try source.copy(source.log.head(), to: temporary)
            let kept = try Folder.put(temporary, at: folder, keepingOld: true)
            return (report.size, kept)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }
}

/// Folders that are put in place as a whole.
private enum Folder {
    /// What a copy of a ledger consists of.
    private static let own: Set<String> = ["events", "snapshots", "resolve", ".chancery"]

    /// What else a folder holds.
    static func strangers(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { !own.contains($0) }.sorted()
    }

    /// The folder that a path leads to, through links.
    static func real(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// A name beside a folder that nothing has.
    static func temporary(beside path: String) -> String { "\(path).new-\(UUID().uuidString)" }

    static func isEmpty(_ path: String) -> Bool {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).isEmpty
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw BackupError.failed(path, String(cString: strerror(errno)))
        }
        defer { try? handle.close() }
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
    }

    /// Moves a folder to its place; what was there goes to the folder's name with a number, or away.
    @discardableResult
    static func put(_ new: String, at path: String, keepingOld: Bool = false) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else {
            try FileManager.default.moveItem(atPath: new, toPath: path)
            return nil
        }
        let isOld = !isEmpty(path)
        var number = 1
        while FileManager.default.fileExists(atPath: "\(path).old-\(number)") { number += 1 }
        let old = "\(path).old-\(number)"
        try FileManager.default.moveItem(atPath: path, toPath: old)
        do { try FileManager.default.moveItem(atPath: new, toPath: path) } catch {
            try? FileManager.default.moveItem(atPath: old, toPath: path)
            throw error
        }
        guard keepingOld && isOld else {
            try? FileManager.default.removeItem(atPath: old)
            return nil
        }
        return old
    }
}
