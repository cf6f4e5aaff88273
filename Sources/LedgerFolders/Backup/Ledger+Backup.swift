import LedgerCore
import EventStore
import Foundation

extension Ledger {
    /// Copies the ledger as it is at this moment, while others go on writing, and verifies the copy.
    ///
    /// The checkpoint is read first; the lines under it never change, whatever is appended behind them. The copy is made
    /// beside its place, and put there when it has verified. An earlier backup of the same log is replaced.
    ///
    /// - Returns: how many events the copy has.
    public func backUp(to folder: String) throws -> Int {
        let head = try view().head
        guard Folder.real(folder) != Folder.real(root) else { throw BackupError.itself(folder) }
        return try Folder.locked(folder) {
            try mayReplace(folder, with: head)
            // Of a copy that is replaced nothing may be lost that this did not put there.
            if let stranger = Folder.strangers(in: folder).first { throw BackupError.holdsMore(folder, stranger) }
            try Folder.making(at: folder) { temporary in
                try copy(head, to: temporary)
                // Others may have recorded more meanwhile, which the copy does not have.
                var terms = VerificationTerms()
                terms.mayBeOlder = true
                let copied = try Ledger(root: temporary, environment: environment).verify(terms)
                guard copied.isClean, copied.size == head.size else {
                    throw BackupError.notIntact(temporary, copied.items)
                }
                try? FileManager.default.removeItem(atPath: temporary + "/.chancery")
            }
            return head.size
        }
    }

    /// That what is at a place is nothing, or an earlier state of this log.
    private func mayReplace(_ folder: String, with head: Head) throws {
        guard !Folder.isEmpty(folder) else { return }
        guard let there = try? SegmentedFileLog(folder: folder).checkpoint().checkpoint else {
            throw BackupError.occupied(folder)
        }
        guard there.origin == head.origin else { throw BackupError.anotherLog(folder, origin: there.origin) }
        guard there.size <= head.size else { throw BackupError.newer(folder, size: there.size, than: head.size) }
        guard try moment(head).root(at: there.size) == there.root else {
            throw BackupError.forked(folder, size: there.size)
        }
    }

    func copy(_ head: Head, to folder: String) throws {
        let layout = Layout(root: folder)
        try FileManager.default.createDirectory(atPath: layout.events, withIntermediateDirectories: true)
        for base in layout.bases(size: head.size) {
            var bytes: [UInt8] = []
            try log.read(base..<min(base + layout.eventsPerSegment, head.size), of: head.checkpoint.checkpoint) {
                _, line in
                bytes += line
                bytes.append(UInt8(ascii: "\n"))
            }
            try Folder.write(bytes, to: layout.segment(base: base))
        }
        // What stands beside the log: its description, queues, snapshots.
        let events = Layout(root: root).events
        for name in (try? FileManager.default.contentsOfDirectory(atPath: events)) ?? []
        where !name.hasSuffix(".jsonl") && !name.hasPrefix("checkpoint") && !name.hasPrefix("torn-") {
            try Folder.copy(events + "/" + name, to: layout.events + "/" + name)
        }
        for name in ["resolve", "snapshots"] where FileManager.default.fileExists(atPath: root + "/" + name) {
            try Folder.copy(root + "/" + name, to: folder + "/" + name)
        }
        try Folder.write(Array(head.note.utf8), to: layout.checkpoint)
        for folder in [layout.events, folder] { try PosixFileSystem().syncFolder(folder) }
    }
}
