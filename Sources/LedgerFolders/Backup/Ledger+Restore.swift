import LedgerCore
import CanonicalJSON
import EventStore
import Foundation

/// What a restore has done.
public struct Restoration: Sendable {
    /// How many events there are now.
    public let size: Int
    /// Where what was there before is kept.
    public let kept: String?
    /// How many lines of what was there the backup does not have.
    public let surplus: Int
}

extension Ledger {
    /// Puts a backup in the place of a ledger that was lost or damaged, and never an older state over a newer one that is
    /// whole. What was there is kept beside it.
    ///
    /// Nobody writes to either meanwhile: who waits for the lock finds the restored ledger.
    public static func restore(
        _ backup: String, to folder: String, _ environment: Environment
    ) throws -> Restoration {
        let source = try Ledger(root: backup, environment: environment)
        var terms = VerificationTerms()
        terms.mayBeOlder = true
        let report = try source.verify(terms)
        guard report.isClean else { throw BackupError.notIntact(backup, report.items) }
        guard Folder.real(folder) != Folder.real(backup) else { throw BackupError.itself(folder) }
        let head = try source.log.head()
        return try Folder.locked(folder) {
            let surplus = try source.surplus(of: folder, head)
            let kept = try Folder.making(at: folder, keepingOld: true) { try source.copy(head, to: $0) }
            return Restoration(size: head.size, kept: kept, surplus: surplus)
        }
    }

    /// How many lines a place has that this ledger does not, where it may be put aside for this one: because it is an
    /// earlier state, or what is left of one.
    private func surplus(of folder: String, _ head: Head) throws -> Int {
        guard !Folder.isEmpty(folder) else { return 0 }
        guard Folder.holdsLedger(folder) else { throw BackupError.occupied(folder) }
        guard let there = try? SegmentedFileLog(folder: folder).checkpoint().checkpoint else {
            return try linesNotHere(of: folder, head)
        }
        guard there.origin == head.origin else { throw BackupError.anotherLog(folder, origin: there.origin) }
        if try there.size <= head.size && moment(head).root(at: there.size) == there.root { return 0 }
        // It has come further, or another way, so that it gives way only where it is damaged.
        let isIntact = (try? LogVerifier(folder: folder).verify().isIntact) ?? false
        guard !isIntact else {
            throw there.size > head.size
                ? BackupError.newer(folder, size: there.size, than: head.size)
                : BackupError.forked(folder, size: there.size)
        }
        return try linesNotHere(of: folder, head)
    }

    /// Compares what a folder has of a log, as far as it can be read, line by line with this one.
    private func linesNotHere(of folder: String, _ head: Head) throws -> Int {
        let layout = Layout(root: folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: layout.events)) ?? []
        var count = 0
        for base in names.compactMap(Layout.base(ofSegmentNamed:)) {
            let bytes = Data(
                (try? PosixFileSystem().contents(of: layout.segment(base: base), limit: layout.largestSegment)) ?? [])
            let lines = bytes.split(separator: UInt8(ascii: "\n"))
            if base == 0, let origin = lines.first.flatMap(Self.origin), origin != head.origin {
                throw BackupError.anotherLog(folder, origin: origin)
            }
            var here: [Data] = []
            let end = min(base + lines.count, head.size)
            if base < end { try log.read(base..<end) { _, line in here.append(Data(line)) } }
            count += lines.indices.count { index in index >= here.count || here[index] != lines[index] }
        }
        return count
    }

    /// What the line of event 0 says that it belongs to.
    private static func origin(_ line: Data) -> String? {
        (try? JSONDocument(Array(line)))?.root["data"]?["origin"]?.string
    }
}
