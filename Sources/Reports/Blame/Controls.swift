import Domain

/// The control events of a ledger, by what they bear on.
struct Controls {
    private let knowledge: KnownEvents
    /// Corrections and retractions by what they amend, in the order of the log.
    private let amendments: [EventID: [Event]]
    /// Preferences by the events that they choose among, in the order of the log.
    private let preferences: [EventID: [Event]]

    init(_ knowledge: KnownEvents) {
        self.knowledge = knowledge
        var amendments: [EventID: [Event]] = [:]
        var preferences: [EventID: [Event]] = [:]
        for event in knowledge.events {
            switch event.type {
            case FactCorrected.type, FactRetracted.type:
                amendments[event[Amendment.self].target, default: []].append(event)
            case ClaimPreferred.type:
                let preference = event[ClaimPreferred.self]
                for id in (preference.among + [preference.preferred]).uniqued() {
                    preferences[id, default: []].append(event)
                }
            default: break
            }
        }
        self.amendments = amendments
        self.preferences = preferences
    }

    /// Everything that corrects or retracts an event, or corrects or retracts such a one, to any depth, in the order of the
    /// log.
    func amendments(of event: Event) -> [Event] {
        var found: [Event] = []
        var open = [event]
        while let next = open.popLast() {
            // What is touched is older than what touches it.
            let own = (amendments[next.id] ?? []).filter { $0.seq > next.seq }
            found += own
            open += own
        }
        return found.sorted { $0.seq < $1.seq }
    }

    /// The preferences in which an event was chosen, or not, for a field.
    func preferences(over event: Event, at field: String) -> [FieldStrand.Step] {
        (preferences[event.id] ?? []).map { $0[ClaimPreferred.self] }.compactMap { preference in
            guard Self.pointer(preference.field) == field else { return nil }
            return FieldStrand.Step(
                kind: preference.preferred == event.id ? .preferred : .passedOver, cause: preference.event,
                before: nil, after: nil, withdrawal: knowledge.retractions[preference.seq])
        }
    }

    /// A preference names a field by its name, by a pointer, or, for the date, not at all.
    private static func pointer(_ field: String?) -> String {
        guard let field, field != "on" else { return "/on" }
        return field.hasPrefix("/") ? field : "/data/" + field
    }
}
