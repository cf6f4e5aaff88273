import Projections
import Vocabulary

/// What the ledger knows, and what the earlier drafts of a batch add to it.
final class LedgerRegistry: Registry {
    private let ledger: Ledger
    /// What the index has said, `nil` where it knows nothing. None of that changes while drafts are settled. Of ids only what
    /// it said last: nearly all of them are asked about once.
    private var seqs: [EventID: Int?] = [:]
    private var registrars: [Reference: EventID?] = [:]
    /// What drafts make known.
    private var registered: [Reference: EventID] = [:]
    private var pending: [EventID: Int] = [:]
    /// The drafts that are taken for known; the numbers here are their places in it.
    private let store: DraftStore
    private let via: String
    /// Pending corrections and retractions, by what they correct or retract.
    private var amending: [EventID: [Event]] = [:]
    /// Pending events about each agreement, and those that bear on what others say, in order.
    private var told: [Reference: [Int]] = [:]
    private var controls: [Event] = []
    /// The merges that stand; found out when a draft asks for one.
    private var merges: [PartyID: PartyID]?

    /// The index must be up to date.
    init(_ ledger: Ledger, pending store: DraftStore, via: String) throws {
        self.ledger = ledger
        self.store = store
        self.via = via
    }

    /// Asks the index about all that drafts name, once for all of them.
    func ask(about drafts: [CheckedDraft]) throws {
        var ids = drafts.map(\.placed.draft.id)
        var slugs: [Namespace: [String]] = [:]
        for mention in drafts.lazy.flatMap(\.mentions) {
            switch mention.target {
            case .event(let id): ids.append(id)
            case .thing(let namespace, let slug):
                guard registered[mention.target] == nil && registrars[mention.target] == nil else { continue }
                // Asked about once, however many name it.
                registrars[mention.target] = .some(nil)
                slugs[namespace, default: []].append(slug)
            }
        }
        let seqs = try ledger.index.seqs(of: ids)
        self.seqs = Dictionary(zip(ids, seqs)) { first, _ in first }
        for (namespace, slugs) in slugs {
            for (slug, id) in zip(slugs, try ledger.index.registrars(of: namespace, slugs)) {
                registrars[.thing(namespace, slug)] = .some(id)
            }
        }
    }

    /// Takes the last draft of the store for known, as the line that it is to become.
    func addLast(_ draft: Draft, mentioning mentions: [Mention]) throws {
        let place = store.count - 1
        pending[draft.id] = place
        for mention in mentions {
            if mention.role != .refers && registered[mention.target] == nil {
                registered[mention.target] = draft.id
            }
            if case .thing(.agreement, _) = mention.target { told[mention.target, default: []].append(place) }
        }
        guard Self.typesOfControls.contains(draft.type) else { return }
        let event = try event(at: place)
        controls.append(event)
        if let target = event.amended { amending[target, default: []].append(event) }
        // Another merge; or it may move or undo one, or make one stand again.
        if event.type == PartyMerged.type || event.amended != nil { merges = nil }
    }

    /// The event that a draft of the store is to become.
    private func event(at place: Int) throws -> Event {
        guard let event = try store.settled(place..<place + 1, via: via).first?.event() else {
            preconditionFailure("Only drafts that become events are pending.")
        }
        return event
    }

    /// The types of events that change what others say, or which party is which.
    private static let typesOfControls: Set = [
        FactCorrected.type, FactRetracted.type, FactsLinked.type, ClaimPreferred.type, PartyMerged.type,
    ]

    /// The merges that stand, with what pending control events make of them.
    private func standingMerges() throws -> [PartyID: PartyID] {
        let seqs = try ledger.index.seqs(ofType: PartyMerged.type)
        let stored = try ledger.closure(of: seqs, upTo: .max, withIdentities: false)
        return Knowledge(stored + controls.sorted { $0.seq < $1.seq }).standingMerges
    }

    func registration(of namespace: Namespace, _ slug: String) throws -> EventID? {
        let reference = Reference.thing(namespace, slug)
        if let id = registered[reference] { return id }
        if let known = registrars[reference] { return known }
        return try ledger.index.registrar(of: namespace, slug)
    }

    func event(_ id: EventID) throws -> Event? {
        if let place = pending[id] { return try event(at: place) }
        return try seq(of: id).map(ledger.event(at:))
    }

    private func seq(of id: EventID) throws -> Int? {
        if let known = seqs[id] { return known }
        let seq = try ledger.index.seq(of: id)
        seqs[id] = .some(seq)
        return seq
    }

    func amendments(of id: EventID) throws -> [Event] {
        var found: [Int: Event] = [:]
        var open = [id]
        while let next = open.popLast() {
            // Nothing in the log speaks of what is not there.
            let isStored = try pending[next] == nil && seq(of: next) != nil
            let stored = isStored ? try ledger.events(at: ledger.index.seqs(mentioning: [.event(next)])) : []
            for event in stored + (amending[next] ?? []) where event.amended == next {
                if found.updateValue(event, forKey: event.seq) == nil { open.append(event.id) }
            }
        }
        return found.values.sorted { $0.seq < $1.seq }
    }

    func story(of agreement: AgreementID) throws -> [Event] {
        let reference = Reference.thing(.agreement, agreement.text)
        let pending = try (told[reference] ?? []).map(event(at:)) + controls
        let merges = try ledger.index.seqs(ofType: PartyMerged.type)
        let stored = try ledger.closure(
            of: ledger.index.seqs(mentioning: [reference]) + merges, upTo: .max, withIdentities: false)
        return stored + pending.sorted { $0.seq < $1.seq }
    }

    func partyKind(_ party: PartyID) throws -> PartyKind? {
        guard let id = try registration(of: .party, party.text), let event = try event(id) else { return nil }
        return event.type == PartyRegistered.type ? event[PartyRegistered.fields.kind] : nil
    }

    func merge(of party: PartyID) throws -> PartyID? {
        let known = try merges ?? standingMerges()
        merges = known
        return known[party]
    }

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
