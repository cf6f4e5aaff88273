import CanonicalJSON
import EDTF

/// The keys that the log adds to a draft, and the line that results.
public struct LogEntry: Sendable {
    public let seq: Int
    public let recorded: UTCInstant
    /// What the clock read, where that is not `recorded`.
    public let entered: UTCInstant?
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

    /// The canonical bytes of the line: the draft's members, copied as they are, with the log keys between them.
    public func line(for draft: Draft) -> [UInt8] {
        var members = draft.document.root.members.map { (key: $0.key.string, value: Array($0.value.rawBytes)) }
        members.append(("seq", Array(String(seq).utf8)))
        members.append(("recorded", JSON.string(recorded.description).canonicalBytes))
        if let entered { members.append(("entered", JSON.string(entered.description).canonicalBytes)) }
        members.append(("via", JSON.string(via).canonicalBytes))
        if let imported { members.append(("imported", imported.canonicalBytes)) }
        members.sort { $0.key < $1.key }
        var line: [UInt8] = [UInt8(ascii: "{")]
        for (index, member) in members.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            line += JSON.string(member.key).canonicalBytes
            line.append(UInt8(ascii: ":"))
            line += member.value
        }
        line.append(UInt8(ascii: "}"))
        return line
    }
}

extension Event {
    /// The draft's canonical bytes: the line without the keys that the log set. Two events with equal drafts are one.
    public var draftBytes: [UInt8] {
        var object = JSONObject()
        for member in line.root.members where !Envelope.logKeys.contains(member.key.string) {
            object[member.key.string] = member.value.json
        }
        return JSON.object(object).canonicalBytes
    }
}
