/// What the ledger knows already, as far as the check of a draft needs it.
///
/// Under the log's lock it answers for the true head, the earlier drafts of the same batch included.
public protocol CommandContext {
    /// The event that made an id known, or `nil`.
    func registration(of namespace: Namespace, _ slug: String) throws -> EventID?
    /// The event as it is stored, or `nil`.
    func event(_ id: EventID) throws -> Event?
    /// Whether there is an event with an id.
    func holds(_ id: EventID) throws -> Bool
    /// The events that correct or retract it, those that correct or retract these, and so on, in the order of the log.
    func amendments(of id: EventID) throws -> [Event]
    /// An event as its live corrections have made it.
    func standing(_ event: Event) throws -> Event
    func partyKind(_ party: PartyID) throws -> PartyKind?
    /// The record into which a party was merged, by a merge that still stands.
    func merge(of party: PartyID) throws -> PartyID?
    /// The record that stands for a party, through all merges that still stand.
    func canonical(_ party: PartyID) throws -> PartyID
    /// Who takes part in an agreement. Merges of records are not applied.
    func roll(of agreement: AgreementID) throws -> AgreementRoll
    /// Registered ids that look like a given one, the likeliest first.
    func similar(to slug: String, in namespace: Namespace) throws -> [String]
}

extension CommandContext {
    /// None: enough for a registry of events that nothing corrects.
    public func amendments(of id: EventID) throws -> [Event] { [] }

    /// Found from all amendments of the event.
    public func standing(_ event: Event) throws -> Event { event.effective(amendedBy: try amendments(of: event.id)) }

    /// Found by a walk along the merges.
    public func canonical(_ party: PartyID) throws -> PartyID {
        var seen: Set = [party]
        var current = party
        while let next = try merge(of: current) {
            guard seen.insert(next).inserted else { return party }
            current = next
        }
        return current
    }
}
