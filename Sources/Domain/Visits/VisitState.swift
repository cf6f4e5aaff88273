import CanonicalJSON
import EDTF

/// Who goes where and to whom, as the plans and accounts of a visit tell together.
public struct VisitState: StateContent {
    public let id: VisitID
    public let told: VisitDetails
    /// When it began and when it ended; while nothing says that it was held, the days somewhere within which it is to be.
    public let start: DayRange
    public let end: DayRange
    /// The days for which it was last planned.
    public let scheduled: DayRange?
    /// Its last plan, where there is one.
    public let plan: TypedEvent<VisitPlanned>?
    /// The visit that took its place.
    public let replacedBy: VisitID?
    let isHeld: Bool
    let names: PartyNames

    public var label: String { "Visit \(id)\(told.purpose?.value.map { ": \($0.printable)" } ?? "")" }

    public var members: [(key: String, value: JSON)] {
        var members: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("when", ["start": start.json, "end": end.json]),
            ("visitors", told.visitors.json(\.json)), ("hosts", told.hosts.json(\.json)),
            ("organisers", told.organisers.json(\.json)), ("inviters", told.inviters.json(\.json)),
            ("payers", told.payers.json(\.json)), ("legs", told.legs.json(\.json)),
            ("activities", told.activities.json(\.json)),
        ]
        // How firm the plan was, as it says itself.
        if let plan { members.append(("plan", plan.status.map { .string($0.rawValue) } ?? .null)) }
        if let replacedBy { members.append(("replaced_by", .string(replacedBy.text))) }
        return members
    }

    public var details: [Detail] {
        var details: [Detail] = []
        if let scheduled, !isHeld {
            details.append(Detail("planned for \(scheduled.words)"))
            let firmness = plan?.status.map { "the plan is \($0.rawValue)" }
            details.append(Detail(firmness ?? "whether it is confirmed is not recorded"))
        }
        for (word, people) in [
            ("made", told.visitors), ("organised", told.organisers), ("invited", told.inviters),
            ("paid", told.payers), ("received", told.hosts),
        ] where !people.isEmpty {
            details.append(Detail("\(word) by \(names.list(people.map(\.value)))"))
        }
        if !places.isEmpty { details.append(Detail("at \(names.list(places))")) }
        return details + told.activities.map { Detail("did", $0.value.what.printable) }
    }
}

extension VisitState {
    var visitors: [PartyID] { told.visitors.map(\.value.party) }
    var hosts: [PartyID] { told.hosts.map(\.value.party) }
    var places: [PartyID] { told.legs.map(\.value.place).uniqued() }
}

extension Leg {
    fileprivate var json: JSON {
        var object: JSONObject = ["place": .string(place.text)]
        if let when = when?.edtf { object["when"] = .string(when.description) }
        return .object(object)
    }
}

extension Activity {
    fileprivate var json: JSON {
        var object: JSONObject = ["what": .string(what)]
        if let place { object["place"] = .string(place.text) }
        if let with { object["with"] = with.json }
        if let when = when?.edtf { object["when"] = .string(when.description) }
        return .object(object)
    }
}

extension VisitTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        guard let answer = answer(on: builder.days) else { return nil }
        let planned = scheduled ?? .anyTime
        let content = VisitState(
            id: id, told: details, start: start ?? planned, end: end ?? planned, scheduled: scheduled,
            plan: facts.last { $0.type == VisitPlanned.type && $0.isAsserted }?.as(VisitPlanned.self),
            replacedBy: replacedBy, isHeld: answer.status == Status.held, names: builder.names(of: details.parties))
        return builder.state(subject, answer, content)
    }
}

extension VisitDetails {
    /// Whom it names, as participants and as places.
    var parties: [PartyID] {
        let people = visitors + hosts + organisers + inviters + payers
        return people.flatMap(\.value.parties) + legs.map(\.value.place)
    }
}
