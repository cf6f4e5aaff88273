/// The keys of a stored line (DESIGN 2, VOCABULARY "Envelope").
public enum Envelope {
    /// Set by the log when it takes an event in. Everything else on a line is the draft.
    public static let logKeys = ["entered", "imported", "recorded", "seq", "via"]

    /// Never changed by a correction: what the event is, and who recorded it.
    public static let fixedKeys = ["by", "id", "type", "v"]

    /// The draft's keys but for `data`, whose shape is the type's.
    public static let draft = RecordShape(
        name: "draft",
        fields: [
            .part("id", EventID.self, "The event's id, unique for ever."),
            .part("type", String.self, "The event type."),
            .part("v", Int.self, "The version of the event type."),
            .part("by", String.self, "Who recorded it."),
            .part("on", DateValue?.self, "When it happened (EDTF)."),
            .part("stated", String?.self, "The words of the source for the date."),
            .part("anchor", String?.self, "The date or reference that the stated words are relative to."),
            .part("place", PartyID?.self, "Where it happened."),
            .part("modality", Modality?.self, "Who stands behind it; left out, the source asserts it."),
            .part("confidence", Confidence?.self, "How far the recorder trusts it."),
            .part("sources", [Citation]?.self, "Where it is said."),
            .part("attributed", [PartyID]?.self, "Who passes it on, beginning after the speaker."),
            .part("reason", String?.self, "The recorder's reason."),
        ])
}
