/// Who took part in a visit, where it went and what was done, as its plans and accounts tell together.
public struct VisitDetails: Sendable {
    public let visitors: [Sourced<Participant>]
    public let hosts: [Sourced<Participant>]
    public let organisers: [Sourced<Participant>]
    public let inviters: [Sourced<Participant>]
    public let payers: [Sourced<Participant>]
    public let legs: [Sourced<Leg>]
    public let activities: [Sourced<Activity>]
    public let size: Scalar<GroupSize>?
    public let kind: Scalar<String>?
    public let purpose: Scalar<String>?

    /// Plans and accounts name these fields alike; a plan has no legs, activities or size.
    init(of events: [Event], in knowledge: KnownEvents) {
        let events = events.sorted { $0.seq < $1.seq }
        visitors = knowledge.united(events) { $0[VisitFields.self].visitors }
        hosts = knowledge.united(events) { $0[VisitFields.self].hosts }
        organisers = knowledge.united(events) { $0[VisitFields.self].organisers }
        inviters = knowledge.united(events) { $0[VisitFields.self].inviters }
        payers = knowledge.united(events) { $0[VisitFields.self].payers }
        legs = knowledge.united(events) { $0[VisitFields.self].legs }
        activities = knowledge.united(events) { $0[VisitFields.self].activities }
        size = knowledge.scalar(events, "size") { $0[VisitFields.self].size }
        kind = knowledge.scalar(events, "kind") { $0[VisitFields.self].kind }
        purpose = knowledge.scalar(events, "purpose") { $0[VisitFields.self].purpose }
    }
}
