import CanonicalJSON
import EDTF
import Domain

extension StateBuilder {
    func state(of timeline: VisitTimeline) -> State? {
        guard let answer = timeline.answer(on: days) else { return nil }
        let id = timeline.id
        let told = timeline.details
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("when", when(timeline)), ("visitors", json(told.visitors, json)),
            ("hosts", json(told.hosts, json)), ("organisers", json(told.organisers, json)),
            ("inviters", json(told.inviters, json)), ("payers", json(told.payers, json)),
            ("legs", json(told.legs, Self.json)), ("activities", json(told.activities, Self.json)),
        ]
        if let plan = Self.plan(timeline) {
            own.append(("plan", plan[VisitPlanned.fields.status].map { .string($0.rawValue) } ?? .null))
        }
        if let other = timeline.replacedBy { own.append(("replaced_by", .string(other.text))) }
        let purpose = told.purpose?.value.map { ": \($0.printable)" } ?? ""
        return state(
            .visit(id), answer, label: "Visit \(id)\(purpose)", own: own, details: details(of: timeline, answer))
    }

    /// How firm its last plan was, as the plan says itself.
    private static func plan(_ timeline: VisitTimeline) -> Event? {
        timeline.facts.last { $0.type == VisitPlanned.type && $0.isAsserted }
    }

    private func details(of timeline: VisitTimeline, _ answer: StatusAnswer) -> [String] {
        var details: [String] = []
        if let scheduled = timeline.scheduled, answer.status != Status.held {
            details.append(
                "planned for \(scheduled.lo == scheduled.hi ? "\(scheduled.lo)" : "\(scheduled.lo) to \(scheduled.hi)")"
            )
            let firmness = Self.plan(timeline)?[VisitPlanned.fields.status]
            details.append(firmness.map { "the plan is \($0.rawValue)" } ?? "whether it is confirmed is not recorded")
        }
        for (word, people) in [
            ("made", timeline.details.visitors), ("organised", timeline.details.organisers),
            ("invited", timeline.details.inviters),
            ("paid", timeline.details.payers), ("received", timeline.details.hosts),
        ] where !people.isEmpty {
            details.append("\(word) by \(words(people.map(\.value)))")
        }
        let places = timeline.details.legs.map { names[$0.value.place] }.uniqued()
        if !places.isEmpty { details.append("at \(places.listed)") }
        return details + timeline.details.activities.map { "did: \($0.value.what.printable)" }
    }

    /// When it began and when it ended; or, while nothing says that it was held, the days somewhere within which it is to
    /// be.
    private func when(_ timeline: VisitTimeline) -> JSON {
        let scheduled = timeline.scheduled ?? .anyTime
        return ["start": (timeline.start ?? scheduled).json, "end": (timeline.end ?? scheduled).json]
    }

    private static func json(_ leg: Leg) -> JSON {
        var object: JSONObject = ["place": .string(leg.place.text)]
        if let when = leg.when?.edtf { object["when"] = .string(when.description) }
        return .object(object)
    }

    private static func json(_ activity: Activity) -> JSON {
        var object: JSONObject = ["what": .string(activity.what)]
        if let place = activity.place { object["place"] = .string(place.text) }
        if let with = activity.with { object["with"] = with.json }
        if let when = activity.when?.edtf { object["when"] = .string(when.description) }
        return .object(object)
    }

    /// Meetings, counts and recurring contacts: a list only. None is itemised, none is summed.
    func state(of timeline: ContactTimeline) -> State? {
        guard let answer = timeline.answer(on: days), let event = timeline.accounts.first?.event else { return nil }
        let sentence = Sentence(names).text(for: event)
        let own: [(key: String, value: JSON)] = [
            ("id", .string(timeline.subject.id)), ("kind", .string(event.type)),
            ("when", event.on.map { .string($0.description) } ?? .null), ("parties", Mention.parties(in: event).json),
            ("what", .string(sentence)),
        ]
        return state(timeline.subject, answer, label: sentence, own: own)
    }

    /// The claims of a series side by side, never summed, never compared across units.
    func state(of timeline: SeriesTimeline) -> State? {
        let id = timeline.id
        let claims = timeline.claims(on: days)
        guard let last = claims.last else { return nil }
        let answer = StatusAnswer.contact(
            "claimed", certainty: .certain, since: last.days, until: last.days, seqs: claims.map(\.event.seq))
        let lines = claims.map { claim in
            let on = claim.event.on.map { ", for \($0.readable)" } ?? ""
            return Sentence(names).text(for: claim.event) + on + (claim.isDerived ? " (taken from another source)" : "")
        }
        return state(
            .series(id), answer, label: "\(last.event[IndicatorClaimed.fields.unit].printable) [\(id)]",
            own: [("id", .string(id.text)), ("claims", .array(claims.map(Self.json)))], details: lines)
    }

    private static func json(_ claim: SeriesTimeline.IndicatorClaim) -> JSON {
        let fields = IndicatorClaimed.fields
        let event = claim.event
        var object: JSONObject = [
            "seq": .integer(event.seq), "unit": .string(event[fields.unit]), "derived": .bool(claim.isDerived),
            "sources": .array(event.sources.map { .string($0.source.text) }),
        ]
        if let on = event.on { object["on"] = .string(on.description) }
        if let value = event[fields.value] { object["value"] = .string(value.text) }
        if let trend = event[fields.trend] { object["trend"] = .string(trend.rawValue) }
        if let comparator = event[fields.comparator] { object["comparator"] = .string(comparator.rawValue) }
        if let modality = event.modality { object["modality"] = .string(modality.rawValue) }
        return .object(object)
    }
}

extension Subject {
    /// The id, without its kind.
    fileprivate var id: String { String(description.drop { $0 != ":" }.dropFirst()) }
}

extension Mention {
    /// The parties that an event names, in the order in which it names them.
    static func parties(in event: Event) -> [PartyID] {
        all(in: event).compactMap { mention in
            guard case .thing(.party, let id) = mention.target, mention.path != "/place" else { return nil }
            return PartyID(id)
        }.uniqued()
    }
}
