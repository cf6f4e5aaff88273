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
    private let bytes: Data
    private let lines: [String: Range<Int>]

    /// - Throws: `SnapshotDamage` where it is none; where it is of another version of the folds, it is `nil`.
    public init?(path: String) throws {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
            throw SnapshotDamage()
        }
        var ranges = bytes.lineRanges
        guard let first = ranges.first, let header = try? JSONDocument(Array(bytes[first])).root,
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
        ranges.removeFirst()
        guard header["digest"]?.string == Snapshot.digest(of: ranges.lazy.map { bytes[$0] }) else {
            throw SnapshotDamage()
        }
        var lines: [String: Range<Int>] = [:]
        lines.reserveCapacity(ranges.count)
        for range in ranges {
            guard let subject = bytes.text(of: "subject", in: range) else { throw SnapshotDamage() }
            lines[subject] = range
        }
        self.lines = lines
        self.bytes = bytes
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
        return try bytes.integers(of: list, in: line)
    }

    /// The position of an event that the log spoke of when the snapshot was made.
    public func seq(of id: EventID) throws -> Int? { try registration(of: Reference.event(id).description) }

    func registration(of subject: String) throws -> Int? {
        guard let line = lines[subject] else { return nil }
        return try bytes.integer(of: Self.registered, in: line)
    }
}

/// The file is not what this program writes.
public struct SnapshotDamage: Error {}

/// Canonical JSON has one way to write a member, and no text can look like one, since its quotation marks are escaped. So a
/// member is found by its bytes; the names that are looked for occur once in a line.
extension Data {
    fileprivate var lineRanges: [Range<Int>] {
        withUnsafeBytes { bytes in
            var ranges: [Range<Int>] = []
            var start = 0
            while start < bytes.count, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
                ranges.append(start..<end)
                start = end + 1
            }
            return ranges
        }
    }

    private func place(behind member: String, in line: Range<Int>) -> Int? {
        range(of: Data("\"\(member)\":".utf8), in: line)?.upperBound
    }

    fileprivate func text(of member: String, in line: Range<Int>) -> String? {
        // Few members follow this one, and long lists may be in front of it.
        guard let range = range(of: Data("\"\(member)\":\"".utf8), options: .backwards, in: line),
            let end = self[range.upperBound..<line.upperBound].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return try? JSONDocument(Array(self[range.upperBound - 1...end])).root.string
    }

    fileprivate func integer(of member: String, in line: Range<Int>) throws -> Int? {
        guard let start = place(behind: member, in: line) else { return nil }
        let digits = self[start..<line.upperBound].prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw SnapshotDamage() }
        return number
    }

    fileprivate func integers(of member: String, in line: Range<Int>) throws -> [Int] {
        guard let start = place(behind: member, in: line) else { return [] }
        guard let end = self[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
            let list = try? JSONDocument(Array(self[start...end])).root
        else { throw SnapshotDamage() }
        return list.elements.compactMap(\.integer)
    }
}
