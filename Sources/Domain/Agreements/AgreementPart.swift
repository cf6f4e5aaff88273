import ExtendedDateTime

/// One party's part in an agreement; without a party, what events say of the whole.
struct AgreementPart {
    let fold: AgreementProjector
    let party: PartyID?
    /// Its place among the parties.
    private let place: Int?
    /// The events that bear on it, by type, in the order of the log.
    private let facts: [String: [Event]]
    /// The affirmations, by the status that they tell of.
    private let seen: [String: [Event]]
    /// The claims that start each level, and those that end all of them.
    private var starts: [String: [Claim]] = [:]
    private(set) var endings: [Claim] = []

    private var knowledge: KnownEvents { fold.knowledge }

    init(fold: AgreementProjector, place: Int?, facts: [Event]) {
        self.fold = fold
        self.place = place
        party = place.map { fold.parties[$0] }
        self.facts = Dictionary(grouping: facts, by: \.type)
        let affirmed = (self.facts[AgreementAffirmed.type] ?? []).filter(\.isAsserted)
        seen = Dictionary(grouping: affirmed) { $0[AgreementAffirmed.self].status.rawValue }
        endings = readEndings()
        // Suspensions are read last: which of them concern the part depends on its other times.
        for status in Self.statuses + [Status.suspended] {
            starts[status] = readStarts(of: status) + readRestarts(of: status)
        }
    }

    func asserted(_ type: String) -> [Event] { (facts[type] ?? []).filter(\.isAsserted) }

    /// A claim by each event of a type, of the party.
    func claims(_ type: String, _ rule: Rule) -> [Claim] {
        asserted(type).map { claim($0, rule) }
    }

    func claim(_ event: Event, _ rule: Rule) -> Claim {
        var claim = knowledge.claim(event, rule, spell: event[AgreementFields.self].spell)
        claim.party = place
        return claim
    }

    /// The levels on which a party stands by itself, lowest first.
    static let statuses = [Status.signed, Status.consented, Status.provisionallyApplied, Status.inForce]

    var ladder: StatusLadder {
        StatusLadder(
            levels: Self.statuses.map { StatusLadder.StatusLevel(status: $0, spells: spells(of: $0)) },
            suspended: suspended,
            terms: fold.terms, doubts: knowledge.doubts(about: .agreement(fold.id)))
    }

    var suspended: Spells { spells(of: Status.suspended) }

    private func spells(of status: String) -> Spells {
        Spells(
            claims(of: status), caps: caps(on: status), isKnownByEnd: status == Status.inForce, in: knowledge)
    }

    /// The end of the party, and of either party of two, strikes every level; the end of its part strikes what has ends
    /// of its own besides.
    func caps(on status: String) -> [Spells.Cutoff] {
        let ofParty = fold.form == .bilateral ? fold.capsOfAll : knowledge.caps(of: party.map { [$0] } ?? [])
        guard [Status.provisionallyApplied, Status.suspended].contains(status), !ownStarts(of: status).isEmpty else {
            return ofParty
        }
        let part = ClaimGroup(starts: Self.statuses.flatMap(ownStarts), ends: endings)
        return ofParty + Spells(part, in: knowledge).caps
    }
}

extension Spells {
    /// The ends of these spells, as they strike others.
    fileprivate var caps: [Cutoff] {
        zip(spells, spells.dropFirst().map(\.since.lo) + [nil]).compactMap { spell, next in
            spell.ends.first.map {
                Cutoff(claim: $0.with(spell.until), isUpperBoundOnly: false, resumption: next)
            }
        }
    }
}

// MARK: - The claims on each level

extension AgreementPart {
    /// The claims that bear on a level. The end of the part ends every level, so that the starts of every level tell which
    /// ending is whose.
    func claims(of status: String) -> ClaimGroup {
        var further: [Claim] = []
        if status == Status.provisionallyApplied { further = endsOfProvisionalApplication }
        if status == Status.suspended { further = claims(AgreementResumed.type, .end).map { $0.weighing(1) } }
        let others = Self.statuses.filter { $0 != status }
        return ClaimGroup(
            starts: ownStarts(of: status) + others.flatMap(ownStarts).map(\.elsewhere), ends: endings + further,
            affirmations: affirmations(of: status))
    }

    private func ownStarts(of status: String) -> [Claim] { starts[status] ?? [] }

    private func readStarts(of status: String) -> [Claim] {
        switch status {
        case Status.signed: claims(AgreementSigned.type, .start)
        case Status.consented: consents
        case Status.provisionallyApplied: claims(AgreementProvisionallyApplied.type, .start)
        case Status.inForce: entries + presumed
        case Status.suspended: suspensions
        default: []
        }
    }

    /// Approval by a council is a note, no consent of the party.
    private var consents: [Claim] {
        asserted(AgreementConsented.type).filter { $0[AgreementConsented.self].mode != .councilApproval }
            .map { claim($0, .start) }
    }

    /// Suspensions of its part, and those of the whole while it had a part.
    private var suspensions: [Claim] {
        let all = claims(AgreementSuspended.type, .start)
        guard !all.isEmpty else { return [] }
        let part = ClaimGroup(starts: Self.statuses.flatMap(ownStarts), ends: endings)
        guard let left = Spells(part, in: knowledge).spells.last?.until else { return all }
        let named = Set(asserted(AgreementSuspended.type).filter { !$0.actingParties.isEmpty }.map(\.seq))
        return all.filter { named.contains($0.seq) || $0.range.lo < left.hi }
    }

    /// Its `until`; else an entry into force that was told. A presumed one ends nothing.
    private var endsOfProvisionalApplication: [Claim] {
        let terms = asserted(AgreementProvisionallyApplied.type).compactMap { event in
            event[AgreementProvisionallyApplied.self].until?.edtf.map { date in
                claim(event, .end).with(DayRange(date.bounds)).weighing(2)
            }
        }
        return terms + ownStarts(of: Status.inForce).filter { $0.weight >= Weight.wholeEntry }.map { $0.weighing(1) }
    }

    /// Seen to hold again because an ending was taken back: it starts anew.
    private func readRestarts(of status: String) -> [Claim] {
        (seen[status] ?? []).compactMap { event in
            fold.revocations.restart(by: event).map { claim(event, .revoked).with($0).weighing(Weight.entry) }
        }
    }

    /// Seen on a level; or, for the highest, a source's word that it had not ended.
    private func affirmations(of status: String) -> [Claim] {
        let denied = status == Status.inForce ? (facts[AgreementEnded.type] ?? []) : []
        return (seen[status] ?? []).filter { fold.revocations.restart(by: $0) == nil }.map { claim($0, .affirmed) }
            + denied.filter { $0.modality == .negated }.map { claim($0, .negatedEnding) }
    }

    /// What ends every level. Seen to have ended: an ending on or before that day.
    private func readEndings() -> [Claim] {
        let ended = asserted(AgreementEnded.type).filter { !fold.revocations.isVoid($0) }.map { event in
            let isWithdrawal = fold.form == .bilateral && event[AgreementEnded.self].mode == .withdrawal
            return claim(event, isWithdrawal ? .bilateralWithdrawal : .end)
        }
        let affirmed = (seen[Status.ended] ?? []).map { claim($0, .affirmedEnded) }
        return ended + affirmed.map { $0.with(DayRange(.distantPast, $0.range.hi)) }
    }
}

// MARK: - Coming into force

extension AgreementPart {
    /// What says more of an entry into force counts alone (docs/MODEL.md, section 10).
    enum Weight {
        static let consent = 1
        static let signature = 2
        static let wholeEntry = 3
        static let entry = 4
    }

    /// Entries that events tell of: the party's own; the whole's, for a party that had consented by then.
    private var entries: [Claim] {
        let stated = asserted(AgreementEnteredIntoForce.type)
        let own = stated.filter { $0[AgreementEnteredIntoForce.self].party != nil }.map { claim($0, .start) }
        let whole = stated.filter { $0[AgreementEnteredIntoForce.self].party == nil }.map { claim($0, .wholeEntry) }
        return own.map { $0.weighing(Weight.entry) } + sharing(whole).map { $0.weighing(Weight.wholeEntry) }
    }

    /// The later of the whole's entry and the party's consent, unless that came certainly after it.
    private func sharing(_ whole: [Claim]) -> [Claim] {
        guard let entry = knowledge.combine(whole), let first = whole.first else { return [] }
        guard party != nil else { return whole }
        let consents = consents
        let basis = consents.isEmpty ? definitiveSignatures : consents
        if consents.isEmpty && basis.isEmpty { return fold.form == .bilateral ? whole : [] }
        return basis.filter { $0.range.lo <= entry.range.hi }.map { claim in
            let decisive = claim.range.hi > entry.range.hi ? claim.under(.wholeEntry) : first
            return decisive.with(claim.range.later(entry.range))
        }
    }

    /// What puts it into force where no event says so: a definitive signature; in a bilateral agreement, consent.
    private var presumed: [Claim] {
        guard party != nil else { return [] }
        let consents = fold.form == .bilateral ? consents : []
        return definitiveSignatures.map { $0.weighing(Weight.signature) }
            + consents.map { $0.under(.consentInForce).weighing(Weight.consent) }
    }

    /// Stated as definitive, or, for a bilateral agreement that is no treaty or convention, presumed so.
    private var definitiveSignatures: [Claim] {
        let kind = fold.registration?[AgreementRegistered.self].kind
        let presumes = fold.form == .bilateral && kind != .treaty && kind != .convention
        return asserted(AgreementSigned.type).compactMap { event in
            switch event[AgreementSigned.self].effect {
            case .definitive: claim(event, .definitiveSignature)
            case nil where presumes: claim(event, .presumedDefinitive)
            default: nil
            }
        }
    }
}
