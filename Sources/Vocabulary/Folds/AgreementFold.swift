import EDTF

/// The history of one agreement: the times of each rung, for each party and for the whole.
public struct AgreementHistory: Sendable {
    public let id: AgreementID
    public let kind: AgreementKind?
    public let form: AgreementForm
    public let title: String?
    public let parties: [PartyID]
    public let whole: Ladder
    public let parts: [(party: PartyID, ladder: Ladder)]
    public let flags: [Flag]
    /// The last days of its term: as registered, and as each renewal moved it.
    let terms: [Term]
    public let modes: [Int: String]

    /// A mark that leaves the status untouched: under review, disputed.
    public struct Flag: Sendable {
        public let name: String
        public let spells: Spells
    }

    struct Term: Sendable {
        let seq: Int
        /// From when the term is this one.
        let from: DayRange
        /// The last day; without end where `nil`.
        let until: DayRange?
    }

    /// Every disagreement, of the whole and of its flags, each once.
    public var conflicts: [Conflict] {
        (whole.conflicts + parts.flatMap(\.ladder.conflicts) + flags.flatMap(\.spells.conflicts)).uniqued()
    }

    /// How the whole stands.
    public func standing(on days: DayRange) -> Standing? {
        expired(whole.standing(on: days) ?? partsStanding(on: days), on: days)
    }

    /// Where nothing holds for the whole but something does for a party, the agreement stands as that party's part.
    private func partsStanding(on days: DayRange) -> Standing? {
        parts.compactMap { $0.ladder.standing(on: days) }.max { $0.certainty < $1.certainty }
    }

    /// After the term, without renewal, it holds possibly, not certainly.
    private func expired(_ standing: Standing?, on days: DayRange) -> Standing? {
        guard var standing, standing.certainty == .certain, standing.status == Status.inForce,
            let term = terms.last(where: { $0.from.hi <= days.lo }), let until = term.until, days.hi > until.lo
        else { return standing }
        standing.certainty = .possible
        standing.otherwise = Status.ended
        standing.because = [Because(term.seq, .termExpired)]
        standing.seqs = (standing.seqs + [term.seq]).sorted().uniqued()
        return standing
    }
}

extension Knowledge {
    public func agreement(_ id: AgreementID) -> AgreementHistory? {
        let facts = facts(about: .agreement(id))
        return facts.isEmpty ? nil : AgreementFold(id, facts, in: self).history
    }
}

/// Folds the events of one agreement.
private struct AgreementFold {
    let id: AgreementID
    let knowledge: Knowledge
    let facts: [Event]
    let registration: Event?
    let parties: [PartyID]
    let form: AgreementForm

    typealias Signed = AgreementSigned
    typealias Consented = AgreementConsented
    typealias Entered = AgreementEnteredIntoForce
    typealias Affirmed = AgreementAffirmed
    typealias Ended = AgreementEnded

    init(_ id: AgreementID, _ facts: [Event], in knowledge: Knowledge) {
        self.id = id
        self.knowledge = knowledge
        self.facts = facts
        registration = facts.first { $0.type == AgreementRegistered.type && $0.isAsserted }
        form = registration?[AgreementRegistered.fields.form] ?? .bilateral
        let registered = registration?[AgreementRegistered.fields.parties] ?? []
        let named = facts.filter(\.isAsserted).flatMap { Self.parties(namedBy: $0) }
        parties = (registered + named).map(knowledge.canonical).uniqued()
    }

    /// The parties whose own part an event speaks of.
    private static func parties(namedBy event: Event) -> [PartyID] {
        switch event.type {
        case Signed.type: event[Signed.fields.parties] ?? []
        case Consented.type: [event[Consented.fields.party]]
        case Entered.type, AgreementProvisionallyApplied.type, Affirmed.type:
            event[Entered.fields.party].map { [$0] } ?? []
        default: []
        }
    }

    var history: AgreementHistory {
        let parts = parties.map { (party: $0, ladder: ladder(for: $0)) }
        return AgreementHistory(
            id: id, kind: registration?[AgreementRegistered.fields.kind], form: form,
            title: registration?[AgreementRegistered.fields.title], parties: parties, whole: whole(parts.map(\.ladder)),
            parts: parts,
            flags: [
                flag("under-review", AgreementReviewOpened.type, AgreementReviewClosed.type),
                flag("disputed", AgreementDisputed.type, AgreementDisputeSettled.type),
            ].filter { !$0.spells.spells.isEmpty },
            terms: terms, modes: modes)
    }

    private func asserted(_ type: String) -> [Event] { facts.filter { $0.type == type && $0.isAsserted } }

    private func flag(_ name: String, _ opening: String, _ closing: String) -> AgreementHistory.Flag {
        let starts = asserted(opening).map { knowledge.claim($0, .start) }
        let ends = asserted(closing).map { knowledge.claim($0, .end) }
        return .init(name: name, spells: Spells(starts: starts, ends: ends, in: knowledge))
    }

    private var terms: [AgreementHistory.Term] {
        var terms: [AgreementHistory.Term] = []
        if let registration, let until = registration[AgreementRegistered.fields.until]?.edtf {
            let days = until.bounds
            terms.append(
                .init(
                    seq: registration.seq, from: .init(.distantPast, .distantPast),
                    until: DayRange(days.earliest, days.latest)))
        }
        let renewals = asserted(AgreementRenewed.type).map { event in
            let until = event[AgreementRenewed.fields.until]?.edtf?.bounds
            return AgreementHistory.Term(
                seq: event.seq, from: knowledge.range(of: event.on, in: event),
                until: until.map { DayRange($0.earliest, $0.latest) })
        }
        return terms + renewals.sorted { ($0.from.hi, $0.seq) < ($1.from.hi, $1.seq) }
    }

    /// How each ending event says that it ended.
    private var modes: [Int: String] {
        var modes: [Int: String] = [:]
        for event in asserted(Ended.type) { modes[event.seq] = event[Ended.fields.mode]?.rawValue }
        for event in parties.flatMap({ knowledge.partyEndings[$0] ?? [] }) {
            modes[event.seq] = event[PartyEnded.fields.mode].rawValue
        }
        return modes
    }
}

// MARK: - One party's part

extension AgreementFold {
    private func ladder(for party: PartyID) -> Ladder {
        let ends = endings(of: party)
        let caps = (knowledge.partyEndings[party] ?? []).map {
            Spells.Cap(claim: knowledge.claim($0, .partyEnded), isUpperBoundOnly: false)
        }
        func rung(_ status: String, _ starts: [Claim], ends further: [Claim] = []) -> Ladder.Rung {
            let seen = affirmations(of: status, by: party)
            return .init(
                status: status,
                spells: Spells(
                    starts: starts + restarts(of: status, by: party), ends: ends + further, affirmations: seen,
                    caps: caps, in: knowledge))
        }
        let inForce = inForceStarts(of: party)
        let suspended = Spells(
            starts: about(party, AgreementSuspended.type, .start),
            ends: about(party, AgreementResumed.type, .end) + ends,
            caps: caps, in: knowledge)
        return Ladder(
            rungs: [
                rung(Status.signed, signatures(of: party)),
                rung(Status.consented, consents(of: party)),
                rung(
                    Status.provisionallyApplied, about(party, AgreementProvisionallyApplied.type, .start),
                    ends: provisionalEnds(of: party, inForce)),
                rung(Status.inForce, inForce),
            ], suspended: suspended.spells.isEmpty ? nil : suspended)
    }

    private func names(_ event: Event, _ party: PartyID) -> Bool {
        let named = Self.parties(namedBy: event)
        return named.isEmpty || named.contains { knowledge.canonical($0) == party }
    }

    private func signatures(of party: PartyID) -> [Claim] {
        asserted(Signed.type).filter { names($0, party) }.map {
            knowledge.claim($0, .start, spell: $0[Signed.fields.spell])
        }
    }

    /// Approval by a council is a note, no consent of the party.
    private func consents(of party: PartyID) -> [Claim] {
        asserted(Consented.type)
            .filter { $0[Consented.fields.mode] != .councilApproval && names($0, party) }
            .map { knowledge.claim($0, .start, spell: $0[Consented.fields.spell]) }
    }

    /// The claims of a type that names a party, or the whole where it names none.
    private func about(_ party: PartyID?, _ type: String, _ rule: Rule) -> [Claim] {
        asserted(type).filter { event in
            let named = event[Entered.fields.party].map(knowledge.canonical)
            return named == nil || named == party || (party == nil && form == .bilateral)
        }.map { knowledge.claim($0, rule, spell: $0[Entered.fields.spell]) }
    }

    /// Its `until`, and its entry into force, end a provisional application.
    private func provisionalEnds(of party: PartyID, _ inForce: [Claim]) -> [Claim] {
        let fields = AgreementProvisionallyApplied.fields
        let terms = asserted(AgreementProvisionallyApplied.type).filter { names($0, party) }.compactMap { event in
            event[fields.until]?.edtf.map { knowledge.claim(event, .end, dated: $0) }
        }
        return terms + inForce
    }

    /// When the party's part came into force (TIME.md, `in-force(p).S`): the first of these that is known.
    private func inForceStarts(of party: PartyID) -> [Claim] {
        let entries = asserted(Entered.type)
        let own = entries.filter { $0[Entered.fields.party].map(knowledge.canonical) == party }
        if !own.isEmpty { return own.map { knowledge.claim($0, .start, spell: $0[Entered.fields.spell]) } }
        let whole = entries.filter { $0[Entered.fields.party] == nil }.map { knowledge.claim($0, .wholeEntry) }
        let consents = consents(of: party)
        let signatures = definitiveSignatures(of: party)
        if let entry = knowledge.combine(whole), let first = whole.first {
            let basis = (consents.isEmpty ? signatures : consents).filter { $0.range.lo <= entry.range.hi }
            if !basis.isEmpty { return basis.map { first.with($0.range.later(entry.range)) } }
            if consents.isEmpty && form == .bilateral { return whole }
        }
        if !signatures.isEmpty { return signatures }
        return form == .bilateral ? consents.map { $0.under(.consentInForce) } : []
    }

    /// Stated as definitive, or, for a bilateral agreement that is no treaty or convention, presumed so.
    private func definitiveSignatures(of party: PartyID) -> [Claim] {
        let kind = registration?[AgreementRegistered.fields.kind]
        let presumes = form == .bilateral && kind != .treaty && kind != .convention
        return asserted(Signed.type).filter { names($0, party) }.compactMap { event in
            switch event[Signed.fields.effect] {
            case .definitive: knowledge.claim(event, .definitiveSignature, spell: event[Signed.fields.spell])
            case nil where presumes: knowledge.claim(event, .presumedDefinitive, spell: event[Signed.fields.spell])
            default: nil
            }
        }
    }
}

// MARK: - Endings and affirmations

extension AgreementFold {
    /// What ends every rung of a party: the end of the whole, and its own withdrawal.
    ///
    /// `form` decides whether one party's withdrawal ends the whole, never a count of parties.
    private func endings(of party: PartyID?) -> [Claim] {
        let ended = asserted(Ended.type).filter { event in
            guard event[Ended.fields.mode] == .withdrawal, form == .multilateral, let leaver = event[Ended.fields.party]
            else { return true }
            return knowledge.canonical(leaver) == party
        }
        let claims = ended.filter { !isRevoked($0) }.map { event in
            let rule: Rule = event[Ended.fields.mode] == .withdrawal && form == .bilateral ? .bilateralWithdrawal : .end
            return knowledge.claim(event, rule, spell: event[Ended.fields.spell])
        }
        return claims + affirmedEndings(of: party)
    }

    /// Seen to have ended: an ending on or before that day.
    private func affirmedEndings(of party: PartyID?) -> [Claim] {
        asserted(Affirmed.type).filter { $0[Affirmed.fields.status] == .ended && concerns(party, $0) }.map { event in
            let claim = knowledge.claim(event, .affirmedEnded, spell: event[Affirmed.fields.spell])
            return claim.with(DayRange(.distantPast, claim.range.hi))
        }
    }

    /// Seen on a rung; or, for the highest, a source's word that it had not ended.
    private func affirmations(of status: String, by party: PartyID?) -> [Claim] {
        let seen = asserted(Affirmed.type).filter { event in
            event[Affirmed.fields.status].rawValue == status && concerns(party, event) && !isRestart(event)
        }.map { knowledge.claim($0, .affirmed, spell: $0[Affirmed.fields.spell]) }
        guard status == Status.inForce else { return seen }
        let denied = facts.filter { event in
            event.type == Ended.type && event.modality == .negated
                && (form == .bilateral || event[Ended.fields.party] == nil || concerns(party, event))
        }
        return seen + denied.map { knowledge.claim($0, .negatedEnding, spell: $0[Ended.fields.spell]) }
    }

    /// For its party; for everybody where a bilateral agreement, or none, is named.
    private func concerns(_ party: PartyID?, _ event: Event) -> Bool {
        guard let named = event[Affirmed.fields.party] else { return party == nil || form == .bilateral }
        return knowledge.canonical(named) == party
    }

    /// An ending that was revoked before it took effect does not count at all.
    private func isRevoked(_ ending: Event) -> Bool {
        let end = knowledge.range(of: ending.on, in: ending)
        return revocations(of: ending).contains { knowledge.range(of: $0.on, in: $0).hi <= end.lo }
    }

    /// Seen to hold again because an earlier ending was revoked: it starts anew.
    private func restarts(of status: String, by party: PartyID) -> [Claim] {
        asserted(Affirmed.type).filter { event in
            event[Affirmed.fields.status].rawValue == status && concerns(party, event) && isRestart(event)
        }.map { knowledge.claim($0, .revoked, spell: $0[Affirmed.fields.spell]) }
    }

    private func isRestart(_ affirmation: Event) -> Bool {
        guard let revoked = affirmation[Affirmed.fields.revokes] else { return false }
        return asserted(Ended.type).contains { $0.id == revoked && !isRevoked($0) }
    }

    private func revocations(of ending: Event) -> [Event] {
        asserted(Affirmed.type).filter { $0[Affirmed.fields.revokes] == ending.id }
    }
}

// MARK: - The whole

extension AgreementFold {
    /// A bilateral whole is what both parties share; a multilateral one stands while it does for any of them, unless
    /// events speak of the whole itself.
    private func whole(_ parts: [Ladder]) -> Ladder {
        let proposed = Ladder.Rung(
            status: Status.proposed,
            spells: Spells(
                starts: asserted(AgreementProposed.type).map { knowledge.claim($0, .start) }, ends: endings(of: nil),
                in: knowledge))
        var ladder = Ladder(rungs: [], suspended: nil)
        if let first = parts.first {
            ladder = parts.dropFirst().reduce(first) {
                form == .bilateral ? $0.intersected(with: $1) : $0.united(with: $1)
            }
        }
        ladder.rungs.insert(proposed, at: 0)
        if form == .multilateral { addWholeEntry(to: &ladder) }
        return ladder
    }

    /// Events about the whole of a multilateral agreement say more than its parties' parts.
    private func addWholeEntry(to ladder: inout Ladder) {
        let entries = asserted(Entered.type).filter { $0[Entered.fields.party] == nil }
        let seen = affirmations(of: Status.inForce, by: nil)
        guard !entries.isEmpty || !seen.isEmpty, let top = ladder.rungs.indices.last else { return }
        let starts = entries.map { knowledge.claim($0, .start, spell: $0[Entered.fields.spell]) }
        ladder.rungs[top].spells = Spells(starts: starts, ends: endings(of: nil), affirmations: seen, in: knowledge)
    }
}

extension Ladder {
    /// Rung by rung, what both have; suspended while either is.
    fileprivate func intersected(with other: Ladder) -> Ladder {
        combined(with: other) { $0.intersected(with: $1) }
    }

    fileprivate func united(with other: Ladder) -> Ladder {
        combined(with: other) { $0.united(with: $1) }
    }

    private func combined(with other: Ladder, _ combine: (Spells, Spells) -> Spells) -> Ladder {
        let rungs = zip(self.rungs, other.rungs).map { Rung(status: $0.status, spells: combine($0.spells, $1.spells)) }
        let suspended = [self.suspended, other.suspended].compactMap(\.self)
        return Ladder(rungs: rungs, suspended: suspended.dropFirst().reduce(suspended.first) { $0?.united(with: $1) })
    }
}

extension Claim {
    /// The same claim, made by another rule.
    func under(_ rule: Rule) -> Claim {
        Claim(
            seq: seq, event: event, range: range, isQualified: isQualified, sources: sources, spell: spell, rule: rule)
    }
}
