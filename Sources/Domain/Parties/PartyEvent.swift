/// An event about who one party is.
public protocol PartyEvent: EventType {
    var party: Field<PartyID> { get }
}

extension PartyEvent {
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.party(canonical(event[fields.party]))]
    }
}
