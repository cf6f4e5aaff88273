/// The rules by which events make an answer: each decision in a state names the one that was applied.
///
/// The raw value is the name in reports; `explanation` is what a reader needs to know of it. They are listed in
/// docs/MODEL.md, section 16.
public enum Rule: String, CaseIterable, Sendable {
    /// What follows a value in a line that only events without ground give.
    package static let groundlessWords = " (source retracted)"

    case start = "start"
    case end = "end"
    case affirmed = "affirmed"
    case negatedEnding = "negated-ending"
    case affirmedEnded = "affirmed-ended"
    case presumedDefinitive = "presumed-definitive"
    case definitiveSignature = "definitive-signature"
    case consentInForce = "bilateral-consent"
    case wholeEntry = "whole-entry"
    case bilateralWithdrawal = "bilateral-withdrawal"
    case noParty = "no-party"
    case partyEnded = "party-ended"
    case succeeded = "succeeded"
    case termExpired = "term-expired"
    case changed = "changed"
    case revoked = "revoked-ending"
    case preferred = "preferred"
    case passedOver = "passed-over"
    case oneVoice = "one-voice"
    case yields = "yields"
    case outweighed = "outweighed"
    case conflict = "conflict"
    case groundless = "groundless"
    case sourceRetracted = "source-retracted"
    case startUnknown = "start-unknown"
    case unknownEvent = "unknown-event"
    case planned = "planned"
    case overdue = "overdue"
    case held = "held"
    case resolved = "resolved"

    public var explanation: String {
        switch self {
        case .start: "The event starts the period."
        case .end: "The event ends the period, on the first day on which it no longer holds."
        case .affirmed: "Seen to be so on that day: certain from there, possible before, not ended by then."
        case .negatedEnding: "A source says that it had not ended: an affirmation that it was in force."
        case .affirmedEnded: "Seen to have ended: an ending on or before that day."
        case .presumedDefinitive:
            "The signature's effect is not stated; for a bilateral agreement that is no treaty or convention it is presumed definitive."
        case .definitiveSignature: "The signature is definitive: in force from then."
        case .consentInForce: "In a bilateral agreement without other sign, consent puts it into force."
        case .wholeEntry: "The agreement entered into force as a whole, for those who had consented."
        case .bilateralWithdrawal: "The withdrawal of one party ends a bilateral agreement."
        case .noParty: "Whoever it names is no party of this bilateral agreement: it changes nothing."
        case .partyEnded: "The end of a party ends its memberships, offices and participations."
        case .succeeded: "The successor's start ends the predecessor's time, at the latest."
        case .changed: "The event changes which kind of member it is, from its day on."
        case .termExpired: "The term has passed and no renewal is known: it may still hold, or not."
        case .revoked: "An ending that was revoked stops counting from then."
        case .preferred: "A recorded preference lets this claim stand alone."
        case .passedOver: "A recorded preference lets another claim stand alone."
        case .oneVoice: "Its source took its words from the source of another claim: one voice, which counts once."
        case .yields: "Its date is said to be uncertain or approximate: it yields to claims whose date is not."
        case .outweighed: "What is known of the entry into force replaces what would be presumed without it."
        case .conflict: "Claims disagree on the date: it is the hull of what they say."
        case .groundless: "All its sources were retracted: it makes nothing certain, and may yet be so."
        case .sourceRetracted: "The event retracts a source on which the answer rests."
        case .startUnknown: "No source gives a start."
        case .unknownEvent: "An event whose type or form this program does not know may change the answer."
        case .planned: "The visit was planned or announced."
        case .overdue: "The day for which it was planned has passed and no outcome is known."
        case .held: "The visit took place."
        case .resolved: "An outcome was recorded."
        }
    }
}

/// One reason of an answer: the event, by its position, and the rule that was applied to it.
public struct Because: Hashable, Sendable {
    public let seq: Int
    public let rule: Rule

    public init(_ seq: Int, _ rule: Rule) {
        self.seq = seq
        self.rule = rule
    }
}
