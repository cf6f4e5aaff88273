import EventLog
import Foundation
import Projections
import Vocabulary

extension Ledger {
    /// What finds events before the index is there: the last snapshot that the log bears out, and the events behind it.
    ///
    /// - Returns: `nil` where the index reaches as far as every snapshot.
    func snapshotFinder() throws -> SnapshotFinder? {
        let head = try log.head()
        let stamp = try index.stamp()
        guard stamp != head.stamp else { return nil }
        let covered = try stamp.map { try covers($0, head) ? $0.size : 0 } ?? 0
        for size in snapshotSizes().reversed() where size > covered && size <= head.size {
            let path = snapshotFolder + "/" + Snapshot.fileName(size: size)
            guard let file = try? SnapshotFile(path: path), file.stamp.size == size, try covers(file.stamp, head)
            else { continue }
            return try SnapshotFinder(file, tail: tail(behind: file, head))
        }
        return nil
    }

    var snapshotFolder: String { root + "/snapshots" }

    /// The sizes of the log at which there are snapshots, by the names of their files.
    private func snapshotSizes() -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: snapshotFolder)) ?? []
        return names.compactMap(Snapshot.size(fileName:)).sorted()
    }

    private func tail(behind file: SnapshotFile, _ head: Head) throws -> Postings {
        let size = file.stamp.size
        let contents = try contents(in: size..<head.size)
        let named = Set(contents.flatMap(\.namedEvents)).subtracting(contents.map(\.id))
        var places: [EventID: Int] = [:]
        for id in named { places[id] = try file.seq(of: id) }
        let unknown = named.filter { places[$0] == nil }
        places.merge(try seqs(of: unknown, before: size)) { first, _ in first }
        return try Postings(contents, earlier: places) { try event(at: $0) }
    }

    /// Where the events with some ids are among the first of the log, found without reading these as events.
    private func seqs(of ids: Set<EventID>, before size: Int) throws -> [EventID: Int] {
        var found: [EventID: Int] = [:]
        guard !ids.isEmpty else { return found }
        try log.read(0..<size) { seq, line in
            guard line.memberTexts(of: "id").contains(where: { ids.contains(EventID($0)) }) else { return }
            let id = try Self.event(Array(line)).id
            if ids.contains(id) { found[id] = seq }
        }
        return found
    }
}

extension ArraySlice<UInt8> {
    /// The texts of all members with a name, at whatever depth, as they are written.
    fileprivate func memberTexts(of name: String) -> [String] {
        let wanted = Array("\"\(name)\":\"".utf8)
        return withUnsafeBytes { bytes in
            var texts: [String] = []
            guard bytes.count > wanted.count else { return texts }
            // Four bytes are compared at once: nearly all places differ in them.
            let beginning = wanted.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
            for start in 0..<bytes.count - wanted.count
            where bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self) == beginning {
                guard bytes[start..<start + wanted.count].elementsEqual(wanted) else { continue }
                let text = bytes[(start + wanted.count)...].prefix { $0 != UInt8(ascii: "\"") }
                texts.append(String(decoding: text, as: UTF8.self))
            }
            return texts
        }
    }
}
