import EventLog
import Vocabulary

/// What the index holds of an event's content: all that the event alone says.
struct EventContent: Sendable {
    let mentions: [Mention]
    let isIdentity: Bool
    /// Names and codes, what kind of name each is, and who bears it.
    let names: [(text: String, use: String, party: PartyID)]

    init(_ event: Event) {
        mentions = Mention.all(in: event)
        isIdentity = event.isIdentity
        names =
            event.partyNames.map { ($0.text, ($0.use ?? .official).rawValue, $0.party) }
            + event.partyCodes.map { ($1, "code", $0) }
    }

    /// The contents of events, found on all cores.
    static func all(_ events: [Event]) -> [EventContent] {
        concurrently(events[...].shares) { $0.map(EventContent.init) }.flatMap(\.self)
    }
}

extension Event {
    /// Whether the event says what a party or a source is, and not what it did.
    public var isIdentity: Bool { type.hasPrefix("party.") || type.hasPrefix("source.") }
}

extension Event {
    /// The codes that it gives to a party in other systems, by which the party is found too.
    fileprivate var partyCodes: [(PartyID, String)] {
        guard type == PartyRegistered.type || type == PartyDescribed.type, definition != nil else { return [] }
        let fields = PartyDescribed.fields
        return (self[fields.codes]?.entries ?? []).map { (self[fields.party], $0.code) }
    }
}
