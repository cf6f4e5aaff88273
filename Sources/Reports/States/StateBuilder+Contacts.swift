import CanonicalJSON
import EDTF
import Vocabulary

extension StateBuilder {
    func add(visit id: VisitID, to states: inout States) {
        guard let history = knowledge.visit(id) else { return }
        add(history.conflicts, about: .visit(id), to: &states)
        guard let standing = history.standing(on: days) else { return }
        let people = history.facts.filter { $0.type == VisitHeld.type || $0.type == VisitPlanned.type }
        func united(_ field: Field<[Participant]?>) -> [Participant] {
            var seen: Set<PartyID> = []
            return people.flatMap { $0[field] ?? [] }.filter { seen.insert(knowledge.canonical($0.party)).inserted }
        }
        let legs = people.filter { $0.type == VisitHeld.type }.flatMap { event in
            (event[VisitHeld.fields.legs] ?? []).map { (leg: $0, seq: event.seq) }
        }
        let scheduled = people.compactMap {
            $0.type == VisitPlanned.type ? $0[VisitPlanned.fields.scheduled].edtf?.description : nil
        }
        let visitors = united(VisitHeld.fields.visitors)
        let hosts = united(VisitHeld.fields.hosts)
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("when", when(history, scheduled.last)), ("visitors", json(visitors)),
            ("hosts", json(hosts)), ("organisers", json(united(VisitHeld.fields.organisers))),
            ("inviters", json(united(VisitHeld.fields.inviters))), ("payers", json(united(VisitHeld.fields.payers))),
            ("legs", .array(legs.map { Self.json($0.leg, $0.seq) })),
        ]
        if let other = history.replacedBy { own.append(("replaced_by", .string(other.text))) }
        var details: [String] = []
        if let scheduled = scheduled.last, standing.status != Status.held { details.append("planned for \(scheduled)") }
        if !legs.isEmpty { details.append("at " + legs.map { names[$0.leg.place] }.uniqued().listed) }
        let who = visitors.isEmpty ? "Visit" : words(visitors)
        states.byKind[.visits, default: []].append(
            state(.visit(id), standing, label: "\(who) [\(id)]", own: own, details: details))
    }

    /// When it was held, or when it is to be.
    private func when(_ history: VisitHistory, _ scheduled: String?) -> JSON {
        guard let start = history.start, let end = history.end else { return scheduled.map(JSON.string) ?? .null }
        return ["start": start.json, "end": end.json]
    }

    private static func json(_ leg: Leg, _ seq: Int) -> JSON {
        var object: JSONObject = ["place": .string(leg.place.text), "events": [.integer(seq)]]
        if let when = leg.when?.edtf { object["when"] = .string(when.description) }
        return .object(object)
    }

    /// Meetings, counts and recurring contacts: a list only. None is itemised, none is summed.
    func add(contact subject: Subject, to states: inout States) {
        let facts = knowledge.facts(about: subject).filter { $0.isAsserted && $0.type != FactsLinked.type }
        guard let event = facts.first else { return }
        let start = DayRange(event.on?.start.earliest ?? .distantPast, event.on?.start.latest ?? event.recorded.day)
        let end = DayRange(event.on?.end.earliest ?? .distantPast, event.on?.end.latest ?? event.recorded.day)
        guard start.lo <= days.hi else { return }
        let standing = Standing.contact(
            event.type == ContactRecurred.type
                ? "recurred" : event.type == ContactCounted.type ? "counted" : Status.held,
            certainty: start.hi <= days.lo ? .certain : .possible, since: start, until: end, seqs: facts.map(\.seq))
        let parties = Mention.parties(in: event)
        let own: [(key: String, value: JSON)] = [
            ("id", .string(String(subject.description.drop { $0 != ":" }.dropFirst()))), ("kind", .string(event.type)),
            ("when", event.on.map { .string($0.description) } ?? .null), ("parties", parties.json),
            ("what", .string(Sentence(names).text(for: event))),
        ]
        states.byKind[.contacts, default: []].append(
            state(subject, standing, label: Sentence(names).text(for: event), own: own))
    }

    /// The claims of a series side by side, never summed, never compared across units.
    func add(series id: SeriesID, to states: inout States) {
        let fields = IndicatorClaimed.fields
        let facts = knowledge.facts(about: .series(id)).filter { ($0.on?.bounds.earliest ?? .distantPast) <= days.hi }
        guard let last = facts.last else { return }
        let claims = facts.map { event -> JSON in
            var object: JSONObject = ["seq": .integer(event.seq), "unit": .string(event[fields.unit])]
            if let on = event.on { object["on"] = .string(on.description) }
            if let value = event[fields.value] { object["value"] = .string(value.text) }
            if let trend = event[fields.trend] { object["trend"] = .string(trend.rawValue) }
            if let comparator = event[fields.comparator] { object["comparator"] = .string(comparator.rawValue) }
            if let modality = event.modality { object["modality"] = .string(modality.rawValue) }
            object["sources"] = .array(event.sources.map { .string($0.source.text) })
            return .object(object)
        }
        let bounds = last.on?.bounds
        let since = DayRange(bounds?.earliest ?? .distantPast, bounds?.latest ?? .distantFuture)
        let standing = Standing.contact(
            "claimed", certainty: .certain, since: since, until: since, seqs: facts.map(\.seq))
        let lines = facts.map { Sentence(names).text(for: $0) + ($0.on.map { ", for \($0.readable)" } ?? "") }
        states.byKind[.indicators, default: []].append(
            state(
                .series(id), standing, label: "\(last[fields.unit].printable) [\(id)]",
                own: [("id", .string(id.text)), ("claims", .array(claims))], details: lines))
    }
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
