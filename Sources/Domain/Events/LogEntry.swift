import CanonicalJSON
import ExtendedDateTime

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

    /// A recorded line has at most this many bytes, so that it can be embedded in another ledger's line
    /// (docs/MODEL.md, section 1).
    public static let maximumLineLength = 60_000

    /// The canonical bytes of the line: the draft's members, with the log keys between them.
    public func line(for draft: Draft) -> [UInt8] {
        draft.document.root.canonicalBytes(changing: members)
    }

    /// How many bytes the line has, where that is more than a line may have.
    public func excessiveLength(for draft: Draft) -> Int? {
        // No character takes more than six bytes. Nearly every line is so short that it need not be measured.
        let most = draft.document.bytes.count + 6 * via.utf8.count + 128
        if imported == nil && most <= Self.maximumLineLength { return nil }
        // Each member with its quotation marks, colon and comma.
        let length = members.reduce(draft.document.bytes.count) { $0 + $1.key.utf8.count + ($1.value?.count ?? 0) + 4 }
        return length > Self.maximumLineLength ? length : nil
    }

    private var members: [(key: String, value: [UInt8]?)] {
        var members: [(key: String, value: [UInt8]?)] = []
        members.reserveCapacity(5)
        if let entered { members.append(("entered", Self.quoted(entered))) }
        if let imported { members.append(("imported", imported.canonicalBytes)) }
        members.append(("recorded", Self.quoted(recorded)))
        members.append(("seq", Array(String(seq).utf8)))
        members.append(("via", JSON.string(via).canonicalBytes))
        return members
    }
}

extension LogEntry {
    /// A moment as JSON has it: there is nothing in it to escape.
    private static func quoted(_ moment: UTCInstant) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(26)
        bytes.append(UInt8(ascii: "\""))
        moment.write(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        return bytes
    }
}

extension Event {
    /// The draft's canonical bytes: the line without the keys that the log set. Two events with equal drafts are one.
    public var draftBytes: [UInt8] {
        line.root.canonicalBytes(changing: Envelope.logKeys.map { ($0, nil) })
    }
}
