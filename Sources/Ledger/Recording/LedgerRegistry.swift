import Projections
import Vocabulary

/// What an import has learned of the ledger, kept from one of its batches to the next.
final class RegistryMemory {
    var registered: [Reference: EventID] = [:]
    var kinds: [PartyID: PartyKind] = [:]
}

/// What the ledger knows, and what the earlier drafts of a batch add to it.
final class LedgerRegistry: Registry {
    private let ledger: Ledger
    /// What was looked up before, in this batch or an earlier one of the same import. What is registered stays so.
    private let memory: RegistryMemory
    private var registered: [Reference: EventID] = [:]
    private var pending: [EventID: Event] = [:]
    /// Pending corrections and retractions, by what they correct or retract.
    private var amending: [EventID: [Event]] = [:]
    private var merges: [PartyID: (into: PartyID, by: EventID)]

    /// The index must be up to date.
    init(_ ledger: Ledger, _ memory: RegistryMemory) throws {
        self.ledger = ledger
        self.memory = memory
        merges = [:]
        let seqs = try ledger.index.seqs(ofType: PartyMerged.type)
        guard !seqs.isEmpty else { return }
        let knowledge = Knowledge(try ledger.closure(of: seqs, upTo: .max))
        for event in knowledge.facts where event.type == PartyMerged.type { note(event) }
    }

    /// Takes a draft of the batch for known, as the line that it is to become.
    func add(_ event: Event) {
        pending[event.id] = event
        if let target = event.amended { amending[target, default: []].append(event) }
        for mention in Mention.all(in: event) where mention.role != .refers && registered[mention.target] == nil {
            registered[mention.target] = event.id
        }
        note(event)
    }

    private func note(_ event: Event) {
        switch event.type {
        case PartyMerged.type where event.isAsserted:
            merges[event[PartyMerged.fields.party]] = (event[PartyMerged.fields.into], event.id)
        case FactRetracted.type:
            let target = event[FactRetracted.fields.event]
            merges = merges.filter { $0.value.by != target }
        default: break
        }
    }

    func registration(of namespace: Namespace, _ slug: String) throws -> EventID? {
        if let id = registered[.thing(namespace, slug)] { return id }
        let reference = Reference.thing(namespace, slug)
        if let id = memory.registered[reference] { return id }
        let id = try ledger.index.registrar(of: namespace, slug)
        if let id { memory.registered[reference] = id }
        return id
    }

    func event(_ id: EventID) throws -> Event? {
        if let event = pending[id] { return event }
        return try ledger.index.seq(of: id).map(ledger.event(at:))
    }

    func amendments(of id: EventID) throws -> [Event] {
        var found: [Int: Event] = [:]
        var open = [id]
        while let next = open.popLast() {
            let stored = try ledger.events(at: ledger.index.seqs(mentioning: [.event(next)]))
            for event in stored + (amending[next] ?? []) where event.amended == next {
                if found.updateValue(event, forKey: event.seq) == nil { open.append(event.id) }
            }
        }
        return found.values.sorted { $0.seq < $1.seq }
    }

    func story(of agreement: AgreementID) throws -> [Event] {
        let pending = pending.values.sorted { $0.seq < $1.seq }
        let reference = Reference.thing(.agreement, agreement.text)
        let merges = try ledger.index.seqs(ofType: PartyMerged.type)
        let stored = try ledger.closure(of: ledger.index.seqs(mentioning: [reference]) + merges, upTo: .max)
        return stored + pending
    }

    func partyKind(_ party: PartyID) throws -> PartyKind? {
        if let kind = memory.kinds[party] { return kind }
        let kind = try registeredKind(of: party)
        // A party that only a draft of this batch makes known may yet come to nothing.
        if let kind, registered[.thing(.party, party.text)] == nil { memory.kinds[party] = kind }
        return kind
    }

    private func registeredKind(of party: PartyID) throws -> PartyKind? {
        guard let id = try registration(of: .party, party.text), let event = try event(id) else { return nil }
        return event.type == PartyRegistered.type ? event[PartyRegistered.fields.kind] : nil
    }

    func merge(of party: PartyID) throws -> PartyID? { merges[party]?.into }

    func similar(to slug: String, in namespace: Namespace) throws -> [String] {
        let pending = registered.keys.compactMap { reference -> String? in
            guard case .thing(namespace, let slug) = reference else { return nil }
            return slug
        }
        return Similarity.nearest(to: slug, among: try ledger.index.candidates(near: slug, in: namespace) + pending)
    }
}

extension Event {
    /// The event that a correction or a retraction is about.
    fileprivate var amended: EventID? {
        switch type {
        case FactCorrected.type: self[FactCorrected.fields.event]
        case FactRetracted.type: self[FactRetracted.fields.event]
        default: nil
        }
    }
}
