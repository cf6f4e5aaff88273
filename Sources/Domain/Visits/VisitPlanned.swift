/// A visit was planned or announced.
public struct VisitPlanned: VisitEvent {
    public static let type = "visit.planned"
    public static let word = "plan"
    public static let summary = "A visit was planned or announced."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(VisitPlanned.self)

    public let visit: Field<VisitID>
    public let scheduled: Field<DateValue>
    public let visitors: Field<[Participant]?>
    public let hosts: Field<[Participant]?>
    public let organisers: Field<[Participant]?>
    public let inviters: Field<[Participant]?>
    public let payers: Field<[Participant]?>
    public let purpose: Field<String?>
    public let status: Field<PlanStatus?>

    public init(_ shape: inout Shape) {
        visit = shape.introduces("visit", "The visit's id.")
        scheduled = shape.argument("for", "When it is to be.")
        visitors = shape.field("visitors", "Who comes.")
        hosts = shape.field("hosts", "Who receives them.")
        organisers = shape.field("organisers", "Who organises it.")
        inviters = shape.field("inviters", "Who invites.")
        payers = shape.field("payers", "Who pays.")
        purpose = shape.field("purpose", "What for.")
        status = shape.field("status", "How firm the plan is.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let sides = names.sides(event.visitors, event.hosts)
        return "A visit\(sides) was planned for \(event.scheduled.edtf?.readable ?? "?") [\(event.visit)]."
    }
}
