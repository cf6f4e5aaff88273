/// A name that an event gives to a party.
public struct PartyName: Sendable {
    public let party: PartyID
    public let text: String
    public let use: NameUse?
}

extension Event {
    /// The names that the event gives, whatever becomes of it later.
    public var partyNames: [PartyName] {
        switch type {
        case PartyRegistered.type:
            named(self[PartyRegistered.fields.party], self[PartyRegistered.fields.names])
        case PartyDescribed.type:
            named(self[PartyDescribed.fields.party], self[PartyDescribed.fields.names] ?? [])
        case PartyRenamed.type:
            named(self[PartyRenamed.fields.party], self[PartyRenamed.fields.names])
        default: []
        }
    }

    private func named(_ party: PartyID, _ names: [Name]) -> [PartyName] {
        names.map { PartyName(party: party, text: $0.text, use: $0.use) }
    }
}

extension Mention {
    /// Every id that a stored event names; for an unknown type, those in fields named after a kind of thing.
    public static func all(in event: Event) -> [Mention] {
        if let definition = event.definition { return all(in: event.line.root, of: definition) }
        guard let data = event.line.root["data"] else { return [] }
        return data.members.compactMap { member in
            guard let id = member.value.string else { return nil }
            let name = member.key.string
            let partyFields = ["member", "organisation", "person", "of", "to"]
            let namespace = partyFields.contains(name) ? Namespace.party : Namespace(rawValue: name)
            return namespace.map { Mention(value: member.value, target: .thing($0, id), role: .refers) }
        }
    }
}
