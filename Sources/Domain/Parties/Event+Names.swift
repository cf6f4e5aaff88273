import CanonicalJSON

/// A name that an event gives to a party.
public struct PartyName: Sendable {
    public let party: PartyID
    public let text: String
    public let use: NameUse?
}

extension Event {
    /// The names that the event gives, whatever becomes of it later.
    public var partyNames: [PartyName] {
        definition == nil ? [] : PartyName.all(inDataOf: type, current["data"])
    }
}

extension PartyName {
    /// The names that the data of an event of a type give, where they are what the type says.
    public static func all(inDataOf type: String, _ data: @autoclosure () -> JSONView?) -> [PartyName] {
        switch type {
        case PartyRegistered.type:
            all(data(), PartyRegistered.fields.party, PartyRegistered.fields.names.name)
        case PartyDescribed.type:
            all(data(), PartyDescribed.fields.party, PartyDescribed.fields.names.name)
        case PartyRenamed.type:
            all(data(), PartyRenamed.fields.party, PartyRenamed.fields.names.name)
        default: []
        }
    }

    private static func all(
        _ data: JSONView?, _ party: EventField<some PartyEvent, PartyID>, _ names: String
    ) -> [PartyName] {
        let bearer = PartyID(reading: data?[party.name])
        return [Name](reading: data?[names]).map { PartyName(party: bearer, text: $0.text, use: $0.use) }
    }
}

extension Mention {
    /// Every id that a stored event names; for an unknown type, those in fields named after a kind of thing.
    ///
    /// A line without the form of its type names what the type's fields would, but makes nothing known.
    public static func all(in event: Event) -> [Mention] {
        if let definition = event.definition { return all(in: event.current, of: definition) }
        if event.obstacle == .form, let definition = EventTypes.named(event.type) {
            return all(in: event.line.root, of: definition).map {
                Mention(value: $0.value, target: $0.target, role: .refers)
            }
        }
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

extension Mention {
    /// The parties that an event names, in the order in which it names them.
    package static func parties(in event: Event) -> [PartyID] {
        all(in: event).compactMap { mention in
            guard case .thing(.party, let id) = mention.target, mention.path != "/place" else { return nil }
            return PartyID(id)
        }.uniqued()
    }
}
