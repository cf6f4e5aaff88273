import CanonicalJSON
import EventStore
import Domain
import Parallelism

/// What the index holds of an event: all that the event alone says.
public struct EventContent: Sendable {
    public let seq: Int
    public let id: EventID
    public let type: String
    let mentions: [Mentioned]
    /// Names and codes, what kind of name each is, and who bears it.
    let names: [(text: String, use: String, party: PartyID)]
    /// The event itself, where it corrects another, which may tie that one to further things.
    let correction: Event?

    /// A thing that is spoken of.
    struct Mentioned: Sendable {
        let target: Reference
        /// Whether the event makes it known, if nothing has before.
        let isMadeKnown: Bool
        /// Whether the event says what it is.
        let isIdentified: Bool
    }

    public init(_ event: Event) { self.init(event, mentioning: Mention.all(in: event)) }

    /// The same where all that it names has been found before.
    public init(_ event: Event, mentioning mentions: [Mention]) {
        self.init(
            seq: event.seq, id: event.id, type: event.type, data: event.current["data"], mentions,
            knowsType: event.definition != nil, correction: event.type == FactCorrected.type ? event : nil)
    }

    /// The same of a stored line.
    public init(line: JSONDocument) throws(EventError) { self.init(try Event(line)) }

    /// The same of a draft that was recorded as it is, but for a correction, of which the event itself is needed.
    public init(_ draft: Draft, at seq: Int) {
        self.init(
            seq: seq, id: draft.id, type: draft.type, data: draft.current["data"], Mention.all(in: draft),
            knowsType: true, correction: nil)
    }

    private init(
        seq: Int, id: EventID, type: String, data: JSONView?, _ mentions: [Mention], knowsType: Bool,
        correction: Event?
    ) {
        self.seq = seq
        self.id = id
        self.type = type
        self.mentions = mentions.map {
            Mentioned(
                target: $0.target, isMadeKnown: $0.role != .refers,
                isIdentified: Event.isIdentity(type) && (knowsType ? $0.isIdentifying : $0.path.hasPrefix("/data/")))
        }
        self.correction = correction
        let stated = knowsType ? PartyName.all(inDataOf: type, data) : []
        let codes = knowsType ? Self.codes(inDataOf: type, data) : []
        names = stated.map { ($0.text, ($0.use ?? .official).rawValue, $0.party) } + codes.map { ($1, "code", $0) }
    }

    /// The contents of events, found on all cores.
    static func all(_ events: [Event]) -> [EventContent] {
        concurrently(events[...].shares) { $0.map(EventContent.init) }.flatMap(\.self)
    }

    /// The codes that data give to a party in other systems, by which the party is found too.
    private static func codes(inDataOf type: String, _ data: JSONView?) -> [(PartyID, String)] {
        guard type == PartyRegistered.type || type == PartyDescribed.type else { return [] }
        let fields = PartyDescribed.fields
        let party = PartyID(reading: data?[fields.party.name])
        return Codes?(reading: data?[fields.codes.name])?.entries.map { (party, $0.code) } ?? []
    }
}

/// What a correction ties to the event that it corrects, and to itself.
struct CorrectedContent {
    /// What the corrected event says, at the place of the stored one.
    let content: EventContent
    /// What the event speaks of, as stored and as corrected: its correction speaks of it too.
    let mentions: [EventContent.Mentioned]

    init(_ stored: Event, by correction: Event) {
        content = EventContent(stored.corrected(by: correction))
        mentions = EventContent(stored).mentions + content.mentions
    }
}

extension Event {
    /// The event as one correction makes it, its type known or not.
    fileprivate func corrected(by correction: Event) -> Event {
        guard correction.definition != nil, correction.isAsserted, seq < correction.seq else { return self }
        let corrected = rewritten(by: [correction])
        // What a control event tells of is not followed.
        return corrected.isControl && corrected.definition != nil ? self : corrected
    }
}
