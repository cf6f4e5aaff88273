/// Contacts that are listed and not itemised: meetings, counts of contacts, contacts that recur.
public enum Contacts: Kind {
    public static let name = "contacts"
    public static let namespace: Namespace? = .contact
    public static let example = "student-exchange"
    public static let types: [any EventType.Type] = [MeetingHeld.self, ContactCounted.self, ContactRecurred.self]
    public static let columns: [Column<ContactState>] = [
        Column("kind", \.event.type), Column("when", \.event.on?.description), Column("parties", \.parties.cell),
        Column("party_names") { $0.names.cell($0.parties) }, Column("what", \.label),
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        knowledge.contact(subject)
    }
}

public enum ContactTag: NamespaceTag { public static let namespace = Namespace.contact }
public typealias ContactID = Slug<ContactTag>

extension Subject {
    public static func contact(_ id: ContactID) -> Subject { .thing(id) }
}

extension KindName {
    public static let contacts = KindName(Contacts.self)
}

/// How the true number compares with the one given.
public enum Comparator: String, Choice {
    case eq = "eq"
    case gt = "gt"
    case ge = "ge"
    case lt = "lt"
    case le = "le"
    case about = "about"

    /// What stands before the number.
    package var words: String {
        switch self {
        case .eq: ""
        case .gt: "more than "
        case .ge: "at least "
        case .lt: "less than "
        case .le: "at most "
        case .about: "about "
        }
    }
}
