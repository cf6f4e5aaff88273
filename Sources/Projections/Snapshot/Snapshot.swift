import CanonicalJSON
import Vocabulary

/// The folded state at a log position: what every subject's events amount to, on all days, as known at that position.
///
/// Canonical JSON lines, byte-identical wherever the same log is folded: first the log state and the version of the folds,
/// then a line a subject, in order. No free text but names, so that it can be published and diffed.
public struct Snapshot: Sendable {
    /// The version of the folds. A snapshot of another version is not comparable.
    public static let foldVersion = 1

    public let stamp: Stamp
    /// The lines, without their line ends.
    public let lines: [[UInt8]]

    public init(_ knowledge: Knowledge, at stamp: Stamp) {
        self.stamp = stamp
        let header: JSON = [
            "folds": .integer(Self.foldVersion), "origin": .string(stamp.origin), "root": .string(stamp.root),
            "size": .integer(stamp.size),
        ]
        lines =
            [header.canonicalBytes]
            + knowledge.subjects.compactMap { subject in
                knowledge.snapshot(of: subject).map { members in
                    var object = JSONObject(members.map { ($0.key, $0.value) })
                    object["subject"] = .string(subject.description)
                    return JSON.object(object).canonicalBytes
                }
            }
    }

    public var bytes: [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

    /// The file of a snapshot, by its size: `00000269.jsonl`.
    public var fileName: String {
        let digits = String(stamp.size)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".jsonl"
    }
}
