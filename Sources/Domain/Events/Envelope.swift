import CanonicalJSON

/// The keys of a stored line (docs/MODEL.md, section 1).
public enum Envelope {
    /// Set by the log when it takes an event in. Everything else on a line is the draft.
    public static let logKeys = logKeyNames.map { "\($0)" }

    private static let logKeyNames: [StaticString] = ["entered", "imported", "recorded", "seq", "via"]

    static func isLogKey(_ key: JSONCursor) -> Bool { logKeyNames.contains { key.isEqual(to: $0) } }

    /// Reserved for signatures of authors over their drafts: any value that a line can hold.
    static let signature: StaticString = "sig"

    /// Never changed by a correction: what the event is, and who recorded it.
    public static let fixedKeys = ["by", "id", "type", "v"]

    /// The draft's keys but for `data`, whose shape is the type's.
    public static let draft = RecordShape(
        name: "draft",
        fields: [
            .part("id", EventID.self, "The event's id, unique for ever."),
            .part("type", String.self, "The event type."),
            .part("v", Int.self, as: .integer(atLeast: 1), "The version of the event type."),
            .part("by", String.self, "Who recorded it."),
            .part("on", DateValue?.self, "When it happened (EDTF)."),
            .part("stated", String?.self, "The words of the source for the date."),
            .part("anchor", String?.self, as: .anchor, "The date or reference that the stated words are relative to."),
            .part("place", PartyID?.self, "Where it happened."),
            .part("modality", Modality?.self, "Who stands behind it; left out, the source asserts it."),
            .part("confidence", Confidence?.self, "How far the recorder trusts it."),
            .part("sources", [Citation]?.self, "Where it is said."),
            .part("attributed", [PartyID]?.self, "Who passes it on, beginning after the speaker."),
            .part("reason", String?.self, "The recorder's reason."),
        ])

    /// The draft's keys but for those that make a line what it is: its id, its type and its date.
    static let further = draft.fields.filter { !["id", "type", "on"].contains($0.name) }

    /// Where an imported event comes from: `imported` on its line.
    public static let imported = RecordShape(
        name: "imported",
        fields: [
            .part("sha256", String.self, "SHA-256 of the file, in hexadecimal."),
            .part("lines", [Int].self, "The lines of the file that the event was made of."),
            .part("record", String?.self, "The record's id in the source system."),
            .part("change", String?.self, "The change's id in the source system."),
            .part("row", Codes?.self, as: .columns, "The row, as it was: text by column."),
        ])

    /// What the log adds to a draft.
    public static let log = RecordShape(
        name: "log",
        fields: [
            .part("seq", Int.self, "The position in the log, from 0 and without gaps."),
            .part("recorded", String.self, as: .moment, "When the ledger took it in."),
            .part("entered", String?.self, as: .moment, "What the clock read, where that is not `recorded`."),
            .part("via", String.self, "Program and version, or import job, and who ran it."),
            .part("imported", String?.self, as: .record(imported), "Where an imported event comes from."),
        ])
}
