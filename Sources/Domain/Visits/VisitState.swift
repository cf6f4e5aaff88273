import CanonicalJSON
import ExtendedDateTime

/// Who goes where and to whom, as the plans and accounts of a visit tell together.
public struct VisitState: StateContent {
    public let id: VisitID
    public let account: VisitDetails
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

    public var label: String { "Visit \(id)\(account.purpose?.value.map { ": \($0.printable)" } ?? "")" }

    public var references: [Int] { account.references + [plan?.seq].compactMap(\.self) }

    public var members: [(key: String, value: JSON)] {
        var members: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("when", ["start": start.json, "end": end.json]),
            ("visitors", account.visitors.json(\.json)), ("hosts", account.hosts.json(\.json)),
            ("organisers", account.organisers.json(\.json)), ("inviters", account.inviters.json(\.json)),
            ("payers", account.payers.json(\.json)), ("legs", account.legs.json(\.json)),
            ("activities", account.activities.json(\.json)),
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
            ("made", account.visitors), ("organised", account.organisers), ("invited", account.inviters),
            ("paid", account.payers), ("received", account.hosts),
        ] where !people.isEmpty {
            let words = people.map { names.words($0.value) + $0.groundWords }
            details.append(Detail("\(word) by \(words.listed)"))
        }
        if !places.isEmpty { details.append(Detail("at \(names.list(places))")) }
        return details + account.activities.map { Detail("did", $0.value.what.printable + $0.groundWords) }
    }
}

extension VisitState {
    var visitors: [PartyID] { account.visitors.map(\.value.party) }
    var hosts: [PartyID] { account.hosts.map(\.value.party) }
    var places: [PartyID] { account.legs.map(\.value.place).uniqued() }
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
        guard var answer = answer(on: builder.days) else { return nil }
        let known = builder.knowledge
        let ended = details.visitors.map(\.value.party).filter { !known.partyEndings(of: known.canonical($0)).isEmpty }
        // Others of a delegation may have gone.
        if ended.count == details.visitors.count { answer = builder.weakened(answer, ifEndedBefore: ended) }
        let planned = scheduled ?? .anyTime
        let content = VisitState(
            id: id, account: details, start: start ?? planned, end: end ?? planned, scheduled: scheduled,
            plan: facts.last { $0.type == VisitPlanned.type && $0.isAsserted }?.as(VisitPlanned.self),
            replacedBy: replacedBy, isHeld: answer.status == Status.held, names: builder.names(of: details.parties))
        return builder.state(subject, answer, content)
    }
}

extension VisitDetails {
    /// The events that give any of it.
    fileprivate var references: [Int] {
        let people = visitors + hosts + organisers + inviters + payers
        let scalars = [size?.seqs, kind?.seqs, purpose?.seqs].compactMap(\.self).flatMap(\.self)
        return people.flatMap(\.seqs) + legs.flatMap(\.seqs) + activities.flatMap(\.seqs) + scalars
    }

    /// Whom it names, as participants and as places.
    var parties: [PartyID] {
        let people = visitors + hosts + organisers + inviters + payers
        return people.flatMap(\.value.parties) + legs.map(\.value.place)
    }
}
