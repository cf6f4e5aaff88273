import CanonicalJSON
import EDTF
import Domain

/// Makes the states of a day from what is known.
struct StateBuilder {
    let knowledge: KnownEvents
    let days: DayRange
    let names: Names
    /// Of the parties of agreements only those that stand so; all where empty.
    let partStatuses: [String]

    init(_ knowledge: KnownEvents, on days: DayRange, partStatuses: [String] = []) {
        self.init(knowledge, on: days, Identities(knowledge), partStatuses: partStatuses)
    }

    /// - Parameter identities: for builders of several days, which share what they have looked up.
    init(_ knowledge: KnownEvents, on days: DayRange, _ identities: Identities, partStatuses: [String] = []) {
        self.partStatuses = partStatuses
        self.knowledge = knowledge
        self.days = days
        names = Names(identities, on: days)
    }

    func states(where includes: (Subject) -> Bool) -> States {
        states(of: knowledge.subjects.lazy.filter(includes).compactMap(knowledge.timeline))
    }

    func states(of histories: some Sequence<SubjectTimeline>) -> States {
        var states = States()
        for timeline in histories {
            states.conflicts += conflicts(of: timeline)
            if let state = state(of: timeline) { states.add(state) }
        }
        return states
    }

    func conflicts(of timeline: SubjectTimeline) -> [SubjectConflict] {
        timeline.conflicts.map { SubjectConflict(subject: timeline.subject, conflict: $0) }
    }

    /// How it stands on the day; `nil` where nothing holds and nothing has ended.
    func state(of timeline: SubjectTimeline) -> State? {
        switch timeline {
        case .agreement(let timeline): state(of: timeline)
        case .membership(let timeline): state(of: timeline)
        case .office(let timeline): state(of: timeline)
        case .visit(let timeline): state(of: timeline)
        case .contact(let timeline): state(of: timeline)
        case .inquiry(let timeline): state(of: timeline)
        case .series(let timeline): state(of: timeline)
        case .policy(let timeline): state(of: timeline)
        }
    }

    func state(
        _ subject: Subject, _ answer: StatusAnswer, label: String, own: [(key: String, value: JSON)],
        details: [String] = [], flags: [State.Flag] = [], disregarded: [Because] = []
    ) -> State {
        State(
            subject: subject, answer: answer, label: label, own: own, details: details, flags: flags,
            confidence: weakestConfidence(of: answer.seqs), disregarded: disregarded)
    }

    /// The least of the confidences that the deciding events carry: an answer is no better than its weakest part.
    private func weakestConfidence(of seqs: [Int]) -> Confidence? {
        let order: [Confidence] = Confidence.allCases
        return seqs.compactMap { knowledge.fact(at: $0)?.confidence }.max {
            (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
        }
    }

    func json(_ participant: Participant) -> JSON {
        var object: JSONObject = ["party": .string(participant.party.text)]
        if let role = participant.role { object["as"] = .string(role) }
        if let other = participant.actingFor { object["for"] = .string(other.text) }
        if let count = participant.count { object["count"] = .integer(count) }
        return .object(object)
    }

    /// Items that several events name, each with its events.
    func json<Value>(_ items: [Sourced<Value>], _ json: (Value) -> JSON) -> JSON {
        .array(
            items.map { item in
                guard case .object(var object) = json(item.value) else { return json(item.value) }
                object["events"] = .array(item.seqs.map(JSON.integer))
                return .object(object)
            })
    }

    func words(_ participants: [Participant]) -> String {
        participants.map { participant in
            let role = participant.role.map { " (\($0.printable))" } ?? ""
            let other = participant.actingFor.map { " for \(names[$0])" } ?? ""
            return names[participant.party] + role + other
        }.listed
    }
}

extension [PartyID] {
    var json: JSON { .array(map { .string($0.text) }) }
}
