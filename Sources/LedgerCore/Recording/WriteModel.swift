import CanonicalJSON
import EventStore
import Projections
import Domain

/// What is known before a draft or an event: what the ledger knows, and what those in front of it add, which is carried along in
/// the order of the log.
///
/// An import begins with the ledger as its index tells it; a check of the whole log begins with nothing, and asks no index.
final class WriteModel: CommandContext {
    /// `nil` where nothing stands in front of what is carried along.
    let view: LedgerView?
    /// What the index has said, `nil` where it knows nothing. None of that changes meanwhile. Of ids only what it said last:
    /// nearly all of them are asked about once.
    private var seqs: [EventID: Int?] = [:]
    private var registrars: [Reference: EventID?] = [:]

    /// What was taken in, and where it can be read.
    private(set) var places: [EventID: Int] = [:]
    private let read: (_ place: Int) throws -> Event
    /// What that makes known.
    private var registered: [Reference: EventID] = [:]
    /// Which corrections and retractions were taken in, by what they correct or retract.
    var amending: [EventID: [EventID]] = [:]
    /// What they make of events that were asked about.
    var amended = AmendedEvents()
    /// What amendments of amendments bear on in the end.
    var bases: [EventID: Base] = [:]
    /// The events that may tell who takes part in an agreement.
    private(set) var partyEvidence: [AgreementID: [EventID]] = [:]
    private(set) var merges: [EventID] = []

    /// The merges that stand, and who takes part in agreements: found out when somebody asks.
    var liveMerges: EffectiveMerges?
    var rolls = KnownRolls()
    /// The events that were read last. The registration of an agreement is asked for again and again.
    private var recent: [EventID: Event] = [:]

    private static let mostRecent = 1 << 14

    /// What unknown ids may have meant.
    private var similar: [Reference: [String]] = [:]

    private static let mostSimilar = 256

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

    func events(_ ids: [EventID]) throws -> [Event] { try ids.compactMap(event) }

    /// The position that the index knows of an event.
    func seq(of id: EventID) throws -> Int? {
        guard let view else { return nil }
        if let known = seqs[id] { return known }
        let seq = try view.index.seq(of: id)
        seqs[id] = .some(seq)
        return seq
    }

    func partyKind(_ party: PartyID) throws -> PartyKind? {
        guard let id = try registration(of: .party, party.text), let event = try event(id) else { return nil }
        return event.type == PartyRegistered.type ? event[PartyRegistered.self].kind : nil
    }

    func similar(to slug: String, in namespace: Namespace) throws -> [String] {
        // Of what is recorded already nobody is to be helped to the right word any more.
        guard let view else { return [] }
        if let known = similar[.thing(namespace, slug)] { return known }
        // Every id of the ledger is looked at for each: whoever has misspelt hundreds has seen what is wrong.
        guard similar.count < Self.mostSimilar else { return [] }
        let pending = registered.keys.compactMap { reference -> String? in
            guard case .thing(namespace, let slug) = reference else { return nil }
            return slug
        }
        let candidates = try view.catalog.candidates(near: slug, in: namespace) + pending
        let nearest = Similarity.nearest(to: slug, among: candidates)
        similar[.thing(namespace, slug)] = nearest
        return nearest
    }
}

extension WriteModel {
    /// Takes in what is the next in the log.
    func add(_ draft: Draft, mentioning mentions: [Mention], at place: Int) throws {
        try add(draft.id, draft.type, draft.current, mentions, at: place)
    }

    /// The same of a stored event. What is of an unknown type makes nothing known.
    func add(_ event: Event, mentioning mentions: [Mention]) throws {
        guard event.definition != nil else { return places[event.id] = event.seq }
        try add(event.id, event.type, event.current, mentions, at: event.seq)
    }

    private func add(
        _ id: EventID, _ type: String, _ root: JSONView, _ mentions: [Mention], at place: Int
    ) throws {
        places[id] = place
        register(mentions, by: id)
        switch type {
        case PartyMerged.type:
            merges.append(id)
            if liveMerges != nil, let merge = try event(id) { liveMerges?.put(merge) }
        case FactCorrected.type, FactRetracted.type:
            if let amendment = try event(id) { try add(amendment) }
        case _ where AgreementRoll.partyEvidenceTypes.contains(type):
            let agreement = AgreementID(reading: root["data"]?["agreement"])
            partyEvidence[agreement, default: []].append(id)
            if rolls.holds(agreement), let event = try event(id) { rolls.add(event, to: agreement) }
        default: break
        }
    }

    /// An event that a correction moved to an agreement tells of that one, too.
    func addPartyEvidence(of agreement: AgreementID, by id: EventID) {
        partyEvidence[agreement, default: []].append(id)
    }

    func register(_ mentions: [Mention], by id: EventID) {
        for mention in mentions where mention.role != .refers && registered[mention.target] == nil {
            registered[mention.target] = id
        }
    }
}
