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
        let fields = VisitHeld.fields
        let events = events.sorted { $0.seq < $1.seq }
        visitors = knowledge.united(events) { $0[fields.visitors] }
        hosts = knowledge.united(events) { $0[fields.hosts] }
        organisers = knowledge.united(events) { $0[fields.organisers] }
        inviters = knowledge.united(events) { $0[fields.inviters] }
        payers = knowledge.united(events) { $0[fields.payers] }
        legs = knowledge.united(events) { $0[fields.legs] }
        activities = knowledge.united(events) { $0[fields.activities] }
        size = knowledge.scalar(events, "size") { $0[fields.size] }
        kind = knowledge.scalar(events, "kind") { $0[fields.kind] }
        purpose = knowledge.scalar(events, "purpose") { $0[fields.purpose] }
    }
}
