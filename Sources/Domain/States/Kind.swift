/// A kind of thing whose state is told: agreements, visits, policies, ...
///
/// All that is peculiar to a kind lies in its folder: its event types, how they make a timeline, what a state of it says, its
/// words and the columns of its table. `Kinds.all` lists the kinds.
public protocol Kind: Sendable {
    /// What a state says beside what every state says.
    associatedtype Content: StateContent

    /// In the plural, as sections of reports, tables and filters are called.
    static var name: String { get }
    /// The name space of its ids; `nil` where a thing of the kind is known by the ids of others.
    static var namespace: Namespace? { get }
    /// Its event types, in the order of the reference page.
    static var types: [any EventType.Type] { get }
    /// How the types of the events begin that tell of it, and do not merely mention it.
    static var family: String { get }
    /// The fields by which events name a thing of the kind.
    static var referenceFields: [String] { get }
    /// Whether parties do it together, so that later events about it need not name them again.
    static var isUndertaking: Bool { get }
    /// Which of its types begin and end a stay; `nil` where none do.
    static var stays: StayTypes? { get }
    /// An id that stands for a real one in examples, where it has ids. Places and people are invented, so that no example makes a claim about
    /// anybody.
    static var example: String { get }
    /// The columns of its table, beside those of every table of states.
    static var columns: [Column<Content>] { get }

    /// What is known of a thing of the kind on all days; `nil` where no event tells of it.
    static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)?
}

extension Kind {
    public static var family: String { namespace.map { $0.rawValue + "." } ?? "" }
    public static var isUndertaking: Bool { namespace != nil }
    public static var stays: StayTypes? { nil }
    public static var example: String { "" }
    public static var referenceFields: [String] { namespace.map { [$0.rawValue] } ?? [] }
    static var columnNames: [String] { columns.map(\.name) }
}

/// One column of a table of states.
public struct Column<Content>: Sendable {
    public let name: String
    /// What stands there; `nil` where nothing is known.
    public let value: @Sendable (Content) -> String?

    init(_ name: String, _ value: @escaping @Sendable (Content) -> String?) {
        self.name = name
        self.value = value
    }
}

/// A kind by its name: `policies`.
public struct KindName: RawRepresentable, Hashable, CaseIterable, Sendable {
    public let rawValue: String

    /// `nil` where no kind has the name.
    public init?(rawValue: String) {
        guard Kinds.all.contains(where: { $0.name == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    public init(_ kind: any Kind.Type) { rawValue = kind.name }

    public static let allCases = Kinds.all.map(KindName.init)
}

extension Subject {
    /// What kind of thing it is; `nil` for parties and sources, which have an identity and no state.
    public var kind: (any Kind.Type)? {
        switch self {
        case .thing(let namespace, _): Kinds.of(namespace)
        case .membership: Memberships.self
        case .office: Offices.self
        case .encounter: Contacts.self
        }
    }
}
