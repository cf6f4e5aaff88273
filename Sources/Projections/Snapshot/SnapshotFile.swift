import CanonicalJSON
import EventLog
import Foundation
import Vocabulary

/// A snapshot's file, of which only the lines are read that somebody asks for.
public struct SnapshotFile: Sendable {
    /// The members by which events are found again: the one that made an id known, those that say what a party or a source
    /// is, and all others that speak of the thing.
    static let registered = "registered"
    static let identified = "identified_by"
    static let named = "named_by"

    public let stamp: Stamp
    let seqsByType: [String: [Int]]
    private let file: CanonicalLines
    private let lines: [String: Range<Int>]

    /// - Throws: `SnapshotDamage` where it is none; where it is of another version of the folds, it is `nil`.
    public init?(path: String) throws {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
            throw SnapshotDamage()
        }
        file = CanonicalLines(bytes)
        guard let first = file.ranges.first, let header = try? file.document(first).root,
            let folds = header["folds"]?.integer, let origin = header["origin"]?.string,
            let root = header["root"]?.string, let size = header["size"]?.integer
        else { throw SnapshotDamage() }
        guard folds == Snapshot.foldVersion else { return nil }
        stamp = Stamp(origin: origin, size: size, root: root)
        var seqsByType: [String: [Int]] = [:]
        for entry in header["of_ledger"]?.elements.map(\.self) ?? [] {
            seqsByType[entry["type"]?.string ?? ""] = entry["events"]?.elements.compactMap(\.integer)
        }
        self.seqsByType = seqsByType
        let ranges = file.ranges.dropFirst()
        guard header["digest"]?.string == file.root(over: ranges).base64 else { throw SnapshotDamage() }
        var lines: [String: Range<Int>] = [:]
        lines.reserveCapacity(ranges.count)
        for range in ranges {
            guard let subject = file.text(of: "subject", in: range) else { throw SnapshotDamage() }
            lines[subject] = range
        }
        self.lines = lines
    }

    /// By which version of the folds a file was made; `nil` where it does not say.
    public static func folds(path: String) -> Int? {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else { return nil }
        let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return (try? JSONDocument(Array(header)))?.root["folds"]?.integer
    }

    /// What a list of a subject's line holds; nothing where there is no such line or list.
    func seqs(_ list: String, of subject: String) throws -> [Int] {
        guard let line = lines[subject] else { return [] }
        return try file.integers(of: list, in: line)
    }

    /// The position of an event that the log spoke of when the snapshot was made.
    public func seq(of id: EventID) throws -> Int? { try registration(of: Reference.event(id).description) }

    func registration(of subject: String) throws -> Int? {
        guard let line = lines[subject] else { return nil }
        return try file.integers(of: Self.registered, in: line).first
    }
}

/// The file is not what this program writes.
public struct SnapshotDamage: Error {}
