/// What is folded on its own: one agreement, one membership, one office of one person, one visit.
public enum Subject: Hashable, Sendable {
    case party(PartyID)
    case source(SourceID)
    case agreement(AgreementID)
    case membership(member: PartyID, organisation: PartyID)
    case office(Office)
    case visit(VisitID)
    case contact(ContactID)
    /// A meeting or a count, which have no id but their event's.
    case encounter(EventID)
    case inquiry(InquiryID)
    case series(SeriesID)
    case policy(PolicyID)

    /// One person in one office.
    public struct Office: Hashable, Sendable {
        public let person: PartyID
        public let title: String
        public let of: PartyID
        public let accreditedTo: PartyID?

        public init(person: PartyID, title: String, of: PartyID, accreditedTo: PartyID?) {
            self.person = person
            self.title = title
            self.of = of
            self.accreditedTo = accreditedTo
        }
    }
}

extension Subject: CustomStringConvertible, Comparable {
    /// `kind:id`; memberships and offices, which have no id, by their parts: `membership:us-in-carmel/ushca`.
    public var description: String {
        switch self {
        case .party(let id): "party:\(id)"
        case .source(let id): "source:\(id)"
        case .agreement(let id): "agreement:\(id)"
        case .membership(let member, let organisation): "membership:\(member)/\(organisation)"
        case .office(let office):
            "office:\(office.person)/\(office.of)\(office.accreditedTo.map { "/\($0)" } ?? "")/\(office.title)"
        case .visit(let id): "visit:\(id)"
        case .contact(let id): "contact:\(id)"
        case .encounter(let id): "event:\(id)"
        case .inquiry(let id): "inquiry:\(id)"
        case .series(let id): "series:\(id)"
        case .policy(let id): "policy:\(id)"
        }
    }

    /// As the description, in the same order, and of no other subject: the title of an office may hold strokes, so that the
    /// description does not tell to whom its holder is accredited. No text holds control characters.
    public var key: String {
        guard case .office(let office) = self, let other = office.accreditedTo else { return description }
        return "\(description)\u{1}\(other)"
    }

    public static func < (a: Subject, b: Subject) -> Bool { a.key < b.key }
}
