/// Visits, planned and held.
public enum Visits: Kind {
    public static let name = "visits"
    public static let namespace: Namespace? = .visit
    public static let example = "riverton-visit-2024"
    public static let types: [any EventType.Type] = [VisitPlanned.self, VisitHeld.self, VisitResolved.self]
    public static let columns: [Column<VisitState>] = [
        Column("id", \.id.text), Column("purpose", \.account.purpose?.value),
        Column("visitors", \.visitors.cell), Column("visitor_names") { $0.names.cell($0.visitors) },
        Column("hosts", \.hosts.cell), Column("host_names") { $0.names.cell($0.hosts) },
        Column("places", \.places.cell), Column("place_names") { $0.names.cell($0.places) },
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        subject.id().flatMap(knowledge.visit)
    }
}

public enum VisitTag: NamespaceTag { public static let namespace = Namespace.visit }
public typealias VisitID = Slug<VisitTag>

extension Subject {
    public static func visit(_ id: VisitID) -> Subject { .thing(id) }
}

extension KindName {
    public static let visits = KindName(Visits.self)
}

/// An event about one visit.
public protocol VisitEvent: EventType {
    var visit: Field<VisitID> { get }
}

extension VisitEvent {
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.visit(event[fields.visit])]
    }
}

/// What events about visits name alike, where they have it.
public struct VisitFields: EventFields {
    public static let fields = VisitFields()
    public static func includes(_ type: String) -> Bool { type.hasPrefix("visit.") }

    public let visit = Field<VisitID>("visit")
    let visitors = Field<[Participant]?>("visitors")
    let hosts = Field<[Participant]?>("hosts")
    let organisers = Field<[Participant]?>("organisers")
    let inviters = Field<[Participant]?>("inviters")
    let payers = Field<[Participant]?>("payers")
    let legs = Field<[Leg]?>("legs")
    let activities = Field<[Activity]?>("activities")
    let size = Field<GroupSize?>("size")
    let kind = Field<String?>("kind")
    let purpose = Field<String?>("purpose")
}
