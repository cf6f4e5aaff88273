import CanonicalJSON
import EDTF

/// The keys that the log adds to a draft, and the line that results.
public struct LogEntry: Sendable {
    public let seq: Int
    public var recorded: UTCInstant
    /// What the clock read, where that is not `recorded`.
    public var entered: UTCInstant?
    /// Program and version, or import job, and who ran it.
    public let via: String
    public let imported: JSON?

    public init(seq: Int, recorded: UTCInstant, entered: UTCInstant?, via: String, imported: JSON? = nil) {
        self.seq = seq
        self.recorded = recorded
        self.entered = entered
        self.via = via
        self.imported = imported
    }

    /// A recorded line has at most this many bytes, so that it can be embedded in another ledger's line (DESIGN 2).
    public static let maximumLineLength = 60_000

    /// The canonical bytes of the line: the draft's members, with the log keys between them.
    public func line(for draft: Draft) -> [UInt8] {
        draft.document.root.canonicalBytes(changing: members.map { ($0.key, $0.value) })
    }

    /// How many bytes the line has.
    public func lineLength(for draft: Draft) -> Int {
        // Each member with its quotation marks, colon and comma.
        members.reduce(draft.document.bytes.count) { $0 + $1.key.utf8.count + $1.value.count + 4 }
    }

    private var members: [(key: String, value: [UInt8])] {
        var members: [(key: String, value: [UInt8])] = []
        if let entered { members.append(("entered", JSON.string(entered.description).canonicalBytes)) }
        if let imported { members.append(("imported", imported.canonicalBytes)) }
        members.append(("recorded", JSON.string(recorded.description).canonicalBytes))
        members.append(("seq", JSON.integer(seq).canonicalBytes))
        members.append(("via", JSON.string(via).canonicalBytes))
        return members
    }
}

extension Event {
    /// The draft's canonical bytes: the line without the keys that the log set. Two events with equal drafts are one.
    public var draftBytes: [UInt8] {
        line.root.canonicalBytes(changing: Envelope.logKeys.map { ($0, nil) })
    }
}
