import ExtendedDateTime

/// Folds the events of one agreement: whom each concerns, then each party's part, then the whole.
struct AgreementProjector {
    let id: AgreementID
    let knowledge: KnownEvents
    let facts: [Event]
    let registration: Event?
    let form: AgreementForm
    /// The parties that were registered, then those that events name.
    let parties: [PartyID]
    /// The events that count for nothing here, with the rule that says so.
    let disregarded: [Because]
    /// The endings that some affirmation revokes, with the days from which they do not count.
    let revocations: Revocations
    /// The last days of its term, in the order in which they came to hold.
    let terms: [Term]
    /// The ends of the parties, each of which ends what two of them share.
    let capsOfAll: [Spells.Cutoff]
    /// The events that speak of everybody, or of the whole, in the order of the log.
    private let common: [Event]
    /// The events that speak of the whole alone.
    private let ofWhole: [Event]
    /// The events that speak of one party's part.
    private let own: [PartyID: [Event]]

    init(_ id: AgreementID, _ facts: [Event], in knowledge: KnownEvents) {
        self.id = id
        self.knowledge = knowledge
        self.facts = facts
        let parties = AgreementParties(facts, in: knowledge)
        registration = parties.registration
        form = parties.form
        self.parties = parties.all
        let outside = facts.filter(parties.namesOutsider)
        disregarded = outside.filter(\.isAsserted).map { Because($0.seq, .noParty) }
        let counting = outside.isEmpty ? facts : facts.filter { !parties.isActOfOutsider($0) }
        revocations = Revocations(counting, in: knowledge)
        capsOfAll = form == .bilateral ? knowledge.caps(of: parties.all) : []
        terms = Term.all(registration, facts, in: knowledge)
        var (common, ofWhole): ([Event], [Event]) = ([], [])
        var own: [PartyID: [Event]] = [:]
        for event in counting {
            switch AffectedParties(of: event, form: form, revocations) {
            case .everybody: common.append(event)
            case .whole: ofWhole.append(event)
            case .parties(let parties):
                for party in parties.map(knowledge.canonical).uniqued() { own[party, default: []].append(event) }
            case .nobody: break
            }
        }
        self.common = common
        self.ofWhole = ofWhole
        self.own = own
    }

    /// The events that bear on a party's part; without a party, those that bear on the whole.
    ///
    /// - Parameter place: the place of the party among all.
    func part(of place: Int?) -> AgreementPart {
        let own = place.map { self.own[parties[$0]] ?? [] } ?? ofWhole
        let facts = own.isEmpty ? common : (common + own).sorted { $0.seq < $1.seq }
        return AgreementPart(fold: self, place: place, facts: facts)
    }

    var timeline: AgreementTimeline {
        let participations = parties.indices.map(part)
        let parts = participations.map { (party: $0.party ?? PartyID(""), ladder: $0.ladder) }
        return AgreementTimeline(
            id: id, kind: registration?[AgreementRegistered.self].kind, form: form,
            title: registration?[AgreementRegistered.self].title, parties: parties,
            whole: whole(participations, parts.map(\.ladder)), parts: parts,
            flags: [
                flag("under-review", AgreementReviewOpened.type, AgreementReviewClosed.type),
                flag("disputed", AgreementDisputed.type, AgreementDisputeSettled.type),
            ].filter { !$0.spells.spells.isEmpty },
            disregarded: disregarded, facts: facts)
    }

    func asserted(_ type: String) -> [Event] { facts.filter { $0.type == type && $0.isAsserted } }

    private func flag(_ name: String, _ opening: String, _ closing: String) -> AgreementTimeline.Flag {
        let claims = ClaimGroup(
            starts: asserted(opening).map { knowledge.claim($0, .start) },
            ends: asserted(closing).map { knowledge.claim($0, .end) })
        return .init(name: name, spells: Spells(claims, in: knowledge))
    }
}
