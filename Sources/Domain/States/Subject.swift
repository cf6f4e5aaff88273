/// What events are about, and what is projected on its own: one party, one agreement, one membership, one office of one person.
public enum Subject: Hashable, Sendable {
    /// What has an id of its own: a party, a source, an agreement, a visit, ...
    case thing(Namespace, String)
    case membership(member: PartyID, organisation: PartyID)
    case office(Office)
    /// A meeting or a count, which have no id but their event's.
    case encounter(EventID)

    /// The thing of an id.
    public static func thing<Tag>(_ id: Slug<Tag>) -> Subject { .thing(Tag.namespace, id.text) }
    public static func party(_ id: PartyID) -> Subject { .thing(id) }
    public static func source(_ id: SourceID) -> Subject { .thing(id) }

    /// Its id, where it has one of that name space.
    public func id<Tag>(_: Slug<Tag>.Type = Slug<Tag>.self) -> Slug<Tag>? {
        if case .thing(Tag.namespace, let text) = self { Slug(text) } else { nil }
    }

    /// The party that it is, if it is one.
    public var party: PartyID? { id() }

    /// The parties that it is named by.
    public var parties: [PartyID] {
        switch self {
        case .thing: party.map { [$0] } ?? []
        case .membership(let member, let organisation): [member, organisation]
        case .office(let office): [office.person, office.of] + (office.accreditedTo.map { [$0] } ?? [])
        case .encounter: []
        }
    }
}

extension Subject: CustomStringConvertible, Comparable {
    /// `kind:id`; memberships and offices, which have no id, by their parts: `membership:us-in-carmel/ushca`.
    public var description: String {
        switch self {
        case .thing(let namespace, let id): "\(namespace.rawValue):\(id)"
        case .membership(let member, let organisation): "membership:\(member)/\(organisation)"
        case .office(let office):
            "office:\(office.person)/\(office.of)\(office.accreditedTo.map { "/\($0)" } ?? "")/\(office.title)"
        case .encounter(let id): "event:\(id)"
        }
    }

    /// The id, without the kind.
    var idText: String { String(description.drop { $0 != ":" }.dropFirst()) }

    /// As the description, in the same order, and of no other subject: the title of an office may hold strokes, so that the
    /// description does not tell to whom its holder is accredited. No text holds control characters.
    public var key: String {
        guard case .office(let office) = self, let other = office.accreditedTo else { return description }
        return "\(description)\u{1}\(other)"
    }

    public static func < (a: Subject, b: Subject) -> Bool { a.key < b.key }
}
