import CanonicalJSON
import EventStore
import TransparencyLog
import Domain
import Parallelism

/// The folded state at a log position: what every subject's events amount to, on all days, as known at that position, and
/// which events speak of what, by which anybody finds those events again.
///
/// Canonical JSON lines, byte-identical wherever the same log is folded: first the log state and the version of the folds,
/// then a line a subject or thing, in order. No free text but names, so that it can be published and diffed.
public struct Snapshot: Sendable {
    /// The version of the folds. A snapshot of another version is not comparable.
    public static let foldVersion = 2

    /// The log that was folded.
    public let log: Checkpoint
    /// The lines, without their line ends.
    public let lines: [[UInt8]]

    public init(_ knowledge: KnownEvents, at log: Checkpoint) {
        self.log = log
        let postings = SnapshotPostings(knowledge.events)
        let folded = concurrently(knowledge.subjects[...].shares) { share in
            share.compactMap { subject in
                knowledge.snapshot(of: subject).map { members in
                    let members = members.map { ($0.key, $0.value) } + [Self.name(subject.description)]
                    return (subject.key, JSONObject(members))
                }
            }
        }
        var objects = Dictionary(folded.joined()) { $1 }
        for (reference, thing) in postings.things {
            let members = thing.members + [Self.name(reference.description)]
            for (key, value) in members { objects[reference.description, default: [:]][key] = value }
        }
        let sorted = objects.sorted { $0.key < $1.key }
        let rest = concurrently(sorted[...].shares) { $0.map { JSON.object($0.value).canonicalBytes } }.flatMap(\.self)
        lines = [Self.header(log, postings, digest: Merkle.root(over: rest).base64).canonicalBytes] + rest
    }

    private static func name(_ description: String) -> (String, JSON) { ("subject", .string(description)) }

    /// - Parameter digest: the RFC 6962 root over the lines, by which it shows when one of them is not as it was made.
    private static func header(_ log: Checkpoint, _ postings: SnapshotPostings, digest: String) -> JSON {
        let ofLedger = postings.seqsByType.sorted { $0.key < $1.key }.map { type, seqs -> JSON in
            ["events": .array(seqs.map(JSON.integer)), "type": .string(type)]
        }
        return [
            "digest": .string(digest), "folds": .integer(foldVersion), "of_ledger": .array(ofLedger),
            "origin": .string(log.origin),
            "root": .string(log.root.base64), "size": .integer(log.size),
        ]
    }

    public var bytes: [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

    public var fileName: String { Self.fileName(size: log.size) }
}

extension Snapshot {
    /// The file of a snapshot, by its size: `00000269.jsonl`.
    public static func fileName(size: Int) -> String {
        let digits = String(size)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + suffix
    }

    /// The size in the name of a file; `nil` where it is not the name of a snapshot.
    public static func size(fileName: String) -> Int? {
        guard fileName.hasSuffix(suffix), let size = Int(fileName.dropLast(suffix.count)), size > 0,
            fileName == self.fileName(size: size)
        else { return nil }
        return size
    }

    /// By which version of the folds a file was made; `nil` where it does not say.
    public static func folds(path: String) -> Int? {
        guard let bytes = try? PosixFileSystem().contents(of: path, limit: 1 << 20) else { return nil }
        return (try? JSONDocument(Array(bytes.prefix { $0 != UInt8(ascii: "\n") })))?.root["folds"]?.integer
    }

    private static let suffix = ".jsonl"
}

extension SnapshotPostings.Thing {
    /// The members of the thing's line.
    fileprivate var members: [(String, JSON)] {
        var members: [(String, JSON)] = []
        if let registered { members.append(("registered", .integer(registered))) }
        for (name, seqs) in [("identified_by", identifying), ("named_by", naming)] where !seqs.isEmpty {
            members.append((name, .array(seqs.sorted().map(JSON.integer))))
        }
        return members
    }
}
