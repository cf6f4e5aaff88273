/// Offices, each as one person held it.
public enum Offices: Kind {
    public static let name = "offices"
    public static let namespace: Namespace? = nil
    public static let family = "office."
    public static let referenceFields = ["person", "office", "of", "to"]
    public static let types: [any EventType.Type] = [
        OfficeAppointed.self, OfficeAssumed.self, OfficeAffirmed.self, OfficeLeft.self,
    ]
    public static let stays: StayTypes? = stayTypes
    static let stayTypes = StayTypes(
        started: OfficeAssumed.type, affirmed: OfficeAffirmed.type, ended: OfficeLeft.type)
    public static let columns: [Column<OfficeState>] = [
        Column("person", \.office.person.text), Column("person_name", \.personName), Column("office", \.office.title),
        Column("of", \.office.of.text), Column("of_name", \.ofName), Column("to", \.office.accreditedTo?.text),
        Column("to_name", \.toName),
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        guard case .office(let office) = subject else { return nil }
        return knowledge.office(office)
    }
}

extension KindName {
    public static let offices = KindName(Offices.self)
}

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

    /// The office under the records that stand for its parties.
    ///
    /// - Parameter canonical: follows merged parties.
    package func under(_ canonical: (PartyID) -> PartyID) -> Office {
        Office(person: canonical(person), title: title, of: canonical(of), accreditedTo: accreditedTo.map(canonical))
    }
}

/// An event about one person in one office.
public protocol OfficeEvent: EventType {
    var person: Field<PartyID> { get }
    var office: Field<String> { get }
    var of: Field<PartyID> { get }
    var accreditedTo: Field<PartyID?> { get }
}

extension OfficeEvent {
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.office(office(of: event[fields.person], in: event, canonical))]
    }

    static func office(
        of person: PartyID, in event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID
    ) -> Office {
        Office(
            person: person, title: event[fields.office], of: event[fields.of],
            accreditedTo: event[fields.accreditedTo]
        ).under(canonical)
    }

    /// The office in words: `mayor of Springfield`.
    static func seat(in event: TypedEvent<Self>, _ names: Names) -> String {
        let other = event[fields.accreditedTo].map { " to \(names[$0])" } ?? ""
        return "\(event[fields.office].printable) of \(names[event[fields.of]])\(other)"
    }
}

/// What all events about offices name.
struct OfficeFields: EventFields {
    static let fields = OfficeFields()
    static func includes(_ type: String) -> Bool { type.hasPrefix("office.") }

    let person = Field<PartyID>("person")
}
