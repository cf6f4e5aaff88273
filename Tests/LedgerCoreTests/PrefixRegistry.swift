import LedgerCore
import Domain

/// What was known before an event, found out anew from all that stands in front of it.
struct PrefixRegistry: CommandContext {
    private(set) var events: [Event] = []
    private var registered: [Reference: EventID] = [:]

    /// What is wrong with an event that stands next, by itself or by those in front of it.
    func problems(with event: Event) throws -> [Problem] {
        // Without the form of its type an event is wrong by itself, and applied to nothing that could be wrong besides.
        guard event.definition != nil || event.obstacle == .form else { return [] }
        let draft = try Draft(of: event)
        let problems = Validation.problems(in: draft)
        let isOpening = event.type == LedgerOpened.type && event.seq == 0
        return problems.isEmpty && !isOpening ? try Invariants.problems(of: draft, at: event.seq, in: self) : problems
    }

    mutating func add(_ event: Event) {
        events.append(event)
        register(Mention.all(in: event), by: event.id)
        // What one correction alone makes of an event is known too.
        guard event.type == FactCorrected.type, event.definition != nil,
            let target = events.first(where: { $0.id == event[FactCorrected.self].target })
        else { return }
        let knowledge = KnownEvents([target, event])
        let corrected = (knowledge.facts + knowledge.notApplied).first { $0.seq == target.seq }
        register(corrected.map(Mention.all) ?? [], by: target.id)
    }

    private mutating func register(_ mentions: [Mention], by id: EventID) {
        for mention in mentions where mention.role != .refers && registered[mention.target] == nil {
            registered[mention.target] = id
        }
    }

    func registration(of namespace: Namespace, _ slug: String) -> EventID? { registered[.thing(namespace, slug)] }

    func holds(_ id: EventID) -> Bool { event(id) != nil }

    func event(_ id: EventID) -> Event? { events.first { $0.id == id } }

    func amendments(of id: EventID) -> [Event] {
        events.filter { $0.type == FactCorrected.type || $0.type == FactRetracted.type }
    }

    func partyKind(_ party: PartyID) -> PartyKind? {
        guard let id = registered[.thing(.party, party.text)], let event = event(id) else { return nil }
        return event.type == PartyRegistered.type ? event[PartyRegistered.self].kind : nil
    }

    func merge(of party: PartyID) -> PartyID? { KnownEvents(events).standingMerges[party] }

    func roll(of agreement: AgreementID) -> AgreementRoll { AgreementRoll(of: agreement, in: events) }

    func similar(to slug: String, in namespace: Namespace) -> [String] { [] }
}
