import CanonicalJSON
import EventLog
import Projections
import Vocabulary

/// What is known before a draft or an event: what the ledger knows, and what those in front of it add, which is carried along in
/// the order of the log.
///
/// An import begins with the ledger as its index tells it; a check of the whole log begins with nothing, and asks no index.
final class LedgerRegistry: Registry {
    /// `nil` where nothing stands in front of what is carried along.
    private let view: LedgerView?
    /// What the index has said, `nil` where it knows nothing. None of that changes meanwhile. Of ids only what it said last:
    /// nearly all of them are asked about once.
    private var seqs: [EventID: Int?] = [:]
    private var registrars: [Reference: EventID?] = [:]

    /// What was taken in, and where it can be read.
    private var places: [EventID: Int] = [:]
    private let read: (_ place: Int) throws -> Event
    /// What that makes known.
    private var registered: [Reference: EventID] = [:]
    /// Which corrections and retractions were taken in, by what they correct or retract.
    private var amending: [EventID: [EventID]] = [:]
    /// The events that may tell who takes part in an agreement.
    private var told: [AgreementID: [EventID]] = [:]
    private var merges: [EventID] = []

    /// The merges that stand, and who takes part in agreements: found out when somebody asks, and again when something was
    /// corrected or retracted that bears on it.
    private var standing: [PartyID: PartyID]?
    private var rolls: [AgreementID: AgreementRoll] = [:]
    /// The events that were read last. The registration of an agreement is asked for again and again.
    private var recent: [EventID: Event] = [:]

    private static let mostRecent = 1 << 14

    /// - Parameters:
    ///   - view: the ledger as it is in front of that.
    ///   - read: reads what was taken in.
    init(after view: LedgerView? = nil, reading read: @escaping (_ place: Int) throws -> Event) {
        self.view = view
        self.read = read
    }

    /// Asks the index about all that drafts name, once for all of them.
    func ask(about drafts: [CheckedDraft]) throws {
        guard let view else { return }
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
        let index = try view.index
        seqs = Dictionary(zip(ids, try index.seqs(of: ids))) { first, _ in first }
        for (namespace, slugs) in slugs {
            for slug in slugs { registrars[.thing(namespace, slug)] = .some(try registrar(of: namespace, slug)) }
        }
    }

    func registration(of namespace: Namespace, _ slug: String) throws -> EventID? {
        let reference = Reference.thing(namespace, slug)
        if let id = registered[reference] { return id }
        if let known = registrars[reference] { return known }
        return try registrar(of: namespace, slug)
    }

    /// The event that made an id known to the ledger.
    private func registrar(of namespace: Namespace, _ slug: String) throws -> EventID? {
        try view.flatMap { view in try view.index.registration(of: namespace, slug).map { try view.event(at: $0).id } }
    }

    func holds(_ id: EventID) throws -> Bool { try places[id] != nil || seq(of: id) != nil }

    func event(_ id: EventID) throws -> Event? {
        if let known = recent[id] { return known }
        guard let event = try places[id].map(read) ?? seq(of: id).flatMap({ try view?.event(at: $0) }) else {
            return nil
        }
        if recent.count == Self.mostRecent { recent = [:] }
        recent[id] = event
        return event
    }

    private func events(_ ids: [EventID]) throws -> [Event] { try ids.compactMap(event) }

    /// The position that the index knows of an event.
    private func seq(of id: EventID) throws -> Int? {
        guard let view else { return nil }
        if let known = seqs[id] { return known }
        let seq = try view.index.seq(of: id)
        seqs[id] = .some(seq)
        return seq
    }

    func partyKind(_ party: PartyID) throws -> PartyKind? {
        guard let id = try registration(of: .party, party.text), let event = try event(id) else { return nil }
        return event.type == PartyRegistered.type ? event[PartyRegistered.fields.kind] : nil
    }

    func similar(to slug: String, in namespace: Namespace) throws -> [String] {
        // Of what is recorded already nobody is to be helped to the right word any more.
        guard let view else { return [] }
        let pending = registered.keys.compactMap { reference -> String? in
            guard case .thing(namespace, let slug) = reference else { return nil }
            return slug
        }
        return Similarity.nearest(to: slug, among: try view.catalog.candidates(near: slug, in: namespace) + pending)
    }
}

extension LedgerRegistry {
    func amendments(of id: EventID) throws -> [Event] {
        let stored = try storedAmendments(of: id)
        return try inOrder(stored + amendments(among: [id] + stored.map(\.id)))
    }

    /// Those that the ledger has of one of its own events.
    private func storedAmendments(of id: EventID) throws -> [Event] {
        guard let view, places[id] == nil, try seq(of: id) != nil else { return [] }
        var found: [Event] = []
        var open = [id]
        while let next = open.popLast() {
            let naming = try view.events(at: view.index.seqs(mentioning: [.event(next)]))
            let new = naming.filter { event in event.amended == next && !found.contains { $0.seq == event.seq } }
            found += new
            open += new.map(\.id)
        }
        return found
    }

    /// What was taken in that corrects or retracts any of the events, what corrects or retracts that, and so on.
    private func amendments(among ids: [EventID]) throws -> [Event] {
        var found: Set<EventID> = []
        var open = ids
        while let next = open.popLast() {
            for id in amending[next] ?? [] where found.insert(id).inserted { open.append(id) }
        }
        return inOrder(try events(Array(found)))
    }

    private func inOrder(_ events: [Event]) -> [Event] { events.uniqued(by: \.seq).sorted { $0.seq < $1.seq } }

    func merge(of party: PartyID) throws -> PartyID? {
        let known = try standing ?? standingMerges()
        standing = known
        return known[party]
    }

    private func standingMerges() throws -> [PartyID: PartyID] {
        Knowledge(try story(of: merges) { try $0.index.seqs(ofType: PartyMerged.type) }).standingMerges
    }

    func roll(of agreement: AgreementID) throws -> AgreementRoll {
        if let known = rolls[agreement] { return known }
        let story = try story(of: told[agreement] ?? []) {
            try $0.index.seqs(mentioning: [.thing(.agreement, agreement.text)])
        }
        let roll = AgreementRoll(of: agreement, in: story)
        rolls[agreement] = roll
        return roll
    }

    /// Some events with what corrects and retracts them.
    ///
    /// - Parameters:
    ///   - ids: of those that were taken in.
    ///   - seqs: the positions of those that the ledger has.
    private func story(of ids: [EventID], and seqs: (LedgerView) throws -> [Int]) throws -> [Event] {
        let stored = try view.map { try $0.closure(of: seqs($0), withIdentities: false) } ?? []
        return try inOrder(stored + events(ids) + amendments(among: ids + stored.map(\.id)))
    }
}

extension LedgerRegistry {
    /// Takes in what is the next in the log.
    func add(_ draft: Draft, mentioning mentions: [Mention], at place: Int) throws {
        try add(draft.id, draft.type, draft.document.root, mentions, at: place)
    }

    /// The same of a stored event. What is of an unknown type makes nothing known.
    func add(_ event: Event, mentioning mentions: [Mention]) throws {
        guard event.definition != nil else { return places[event.id] = event.seq }
        try add(event.id, event.type, event.line.root, mentions, at: event.seq)
    }

    private func add(
        _ id: EventID, _ type: String, _ root: JSONView, _ mentions: [Mention], at place: Int
    ) throws {
        places[id] = place
        register(mentions, by: id)
        switch type {
        case PartyMerged.type:
            merges.append(id)
            guard standing != nil, let merge = try event(id), merge.isAsserted else { return }
            standing?[merge[PartyMerged.fields.party]] = merge[PartyMerged.fields.into]
        case FactCorrected.type, FactRetracted.type:
            if let amendment = try event(id) { try add(amendment) }
        case _ where AgreementRoll.typesThatTell.contains(type):
            let agreement = AgreementID(reading: root["data"]?["agreement"])
            told[agreement, default: []].append(id)
            guard rolls[agreement] != nil, let event = try event(id) else { return }
            if type == AgreementRegistered.type { rolls[agreement] = nil } else { rolls[agreement]?.add(event) }
        default: break
        }
    }

    private func register(_ mentions: [Mention], by id: EventID) {
        for mention in mentions where mention.role != .refers && registered[mention.target] == nil {
            registered[mention.target] = id
        }
    }

    /// Takes in a correction or a retraction: what it speaks of counts for something else from now on, or for nothing.
    private func add(_ amendment: Event) throws {
        guard let id = amendment.amended, try holds(id) else { return }
        amending[id, default: []].append(amendment.id)
        guard amendment.type == FactRetracted.type || amendment.changesMeaning, let target = try event(id) else {
            return
        }
        if target.type == PartyMerged.type || target.isAmendment { standing = nil }
        if target.isAmendment {
            rolls = [:]
        } else {
            for form in try forms(of: target, without: amendment) { forgetRoll(by: form) }
            guard amendment.type == FactCorrected.type else { return }
            // As the index has it: what one correction alone makes of the event.
            register(Mention.all(in: target.effective(amendedBy: [amendment])), by: id)
        }
        for fact in try facts(amendedBy: amendment) {
            for form in try forms(of: fact) {
                let agreement = form[AgreementRegistered.fields.agreement]
                let isMoved = agreement != fact[AgreementRegistered.fields.agreement]
                if isMoved, told[agreement]?.contains(fact.id) != true { told[agreement, default: []].append(fact.id) }
                forgetRoll(by: form)
            }
        }
    }

    /// What an event that may tell who takes part in an agreement says, as it stands and as it has been corrected.
    private func forms(of event: Event, without amendment: Event? = nil) throws -> [Event] {
        let amendments = try amendments(of: event.id).filter { $0.seq != amendment?.seq }
        return [event, event.effective(amendedBy: amendments)].filter { AgreementRoll.typesThatTell.contains($0.type) }
    }

    private func forgetRoll(by event: Event) {
        let agreement = event[AgreementRegistered.fields.agreement]
        if rolls[agreement]?.dependsOn(event) ?? false { rolls[agreement] = nil }
    }

    /// What an amendment corrects or retracts in the end, through the amendments that it amends, as these stand and as
    /// they have been corrected.
    private func facts(amendedBy amendment: Event) throws -> [Event] {
        var facts: [Event] = []
        var seen: Set<EventID> = [amendment.id]
        var open = [amendment]
        while let next = open.popLast() {
            let now = next.effective(amendedBy: try amendments(of: next.id))
            for id in Set([next.amended, now.amended].compactMap(\.self)) {
                if id != next.amended, amending[id]?.contains(next.id) != true {
                    amending[id, default: []].append(next.id)
                }
                guard seen.insert(id).inserted, let target = try event(id) else { continue }
                if target.isAmendment { open.append(target) } else { facts.append(target) }
            }
        }
        return facts
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

    fileprivate var isAmendment: Bool { type == FactCorrected.type || type == FactRetracted.type }
}
