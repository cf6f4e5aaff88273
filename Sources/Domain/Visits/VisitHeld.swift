/// A visit took place.
public struct VisitHeld: VisitEvent {
    public static let type = "visit.held"
    public static let word = "visit"
    public static let summary = "A visit took place."
    public static let occurrence = Occurrence.spanIfKnown
    public static let (fields, definition) = define(VisitHeld.self)

    public let visit: Field<VisitID>
    public let visitors: Field<[Participant]?>
    public let hosts: Field<[Participant]?>
    public let organisers: Field<[Participant]?>
    public let inviters: Field<[Participant]?>
    public let payers: Field<[Participant]?>
    public let size: Field<GroupSize?>
    public let kind: Field<String?>
    public let purpose: Field<String?>
    public let description: Field<String?>
    public let legs: Field<[Leg]?>
    public let activities: Field<[Activity]?>
    public let coordinatedWith: Field<[PartyID]?>

    public init(_ shape: inout Shape) {
        visit = shape.introduces("visit", "The visit's id.")
        visitors = shape.field("visitors", "Who comes.")
        hosts = shape.field("hosts", "Who receives them.")
        organisers = shape.field("organisers", "Who organises it.")
        inviters = shape.field("inviters", "Who invites.")
        payers = shape.field("payers", "Who pays.")
        size = shape.field("size", "How many came.")
        kind = shape.field("kind", "What kind of visit it was.")
        purpose = shape.field("purpose", "What for.")
        description = shape.field("description", "What is told of it.")
        legs = shape.field("legs", "The places visited.")
        activities = shape.field("activities", "What was done.")
        coordinatedWith = shape.field("coordinated_with", "With whom it was coordinated.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        guard let visitors = names.people(event.visitors), let hosts = names.people(event.hosts) else {
            return "A visit\(names.sides(event.visitors, event.hosts)) took place [\(event.visit)]."
        }
        return "\(visitors) visited \(hosts) [\(event.visit)]."
    }
}
