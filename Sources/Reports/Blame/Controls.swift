import Vocabulary

/// The control events of a ledger, by what they bear on.
struct Controls {
    private let knowledge: Knowledge
    /// Corrections and retractions, in the order of the log.
    private let amending: [Event]
    private let preferring: [Event]

    init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
        amending = knowledge.events.filter { $0.type == FactCorrected.type || $0.type == FactRetracted.type }
        preferring = knowledge.events.filter { $0.type == ClaimPreferred.type }
    }

    /// Everything that corrects or retracts an event, or corrects or retracts such a one, to any depth.
    func amendments(of event: Event) -> [Event] {
        var touched: Set<EventID> = [event.id]
        return amending.filter { amendment in
            // One pass will do: what is touched is older than what touches it.
            guard touched.contains(amendment[FactRetracted.fields.event]) else { return false }
            touched.insert(amendment.id)
            return true
        }
    }

    /// The preferences in which an event was chosen, or not, for a field.
    func preferences(over event: Event, at field: String) -> [FieldStrand.Step] {
        preferring.compactMap { preference in
            let fields = ClaimPreferred.fields
            let isMeant = preference[fields.among].contains(event.id) || preference[fields.preferred] == event.id
            guard isMeant, Self.pointer(preference[fields.field]) == field else { return nil }
            return FieldStrand.Step(
                kind: preference[fields.preferred] == event.id ? .preferred : .passedOver, cause: preference,
                before: nil, after: nil, withdrawal: knowledge.retractions[preference.seq])
        }
    }

    /// A preference names a field by its name, by a pointer, or, for the date, not at all.
    private static func pointer(_ field: String?) -> String {
        guard let field, field != "on" else { return "/on" }
        return field.hasPrefix("/") ? field : "/data/" + field
    }
}
