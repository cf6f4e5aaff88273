import ExtendedDateTime

extension AgreementProjector {
    /// A bilateral whole is what both parties share; a multilateral one stands while it does for any of them, unless
    /// events speak of the whole itself.
    func whole(_ participations: [AgreementPart], _ ladders: [StatusLadder]) -> StatusLadder {
        let whole = part(of: nil)
        let levels = form == .bilateral ? shared(participations, ladders, whole) : united(ladders, whole)
        let proposals = ClaimGroup(
            starts: whole.claims(AgreementProposed.type, .start), ends: whole.endings)
        let proposed = StatusLadder.StatusLevel(
            status: Status.proposed, spells: Spells(proposals, isKnownByEnd: false, in: knowledge))
        let suspended = form == .bilateral ? Spells.united(ladders.map(\.suspended)) : whole.suspended
        return StatusLadder(
            levels: [proposed] + levels, suspended: suspended, terms: terms,
            doubts: knowledge.doubts(about: .agreement(id)))
    }

    /// On each level what any party has; but what events say of the whole's entry into force stands alone.
    private func united(_ ladders: [StatusLadder], _ whole: AgreementPart) -> [StatusLadder.StatusLevel] {
        AgreementPart.statuses.enumerated().map { index, status in
            var claims = whole.claims(of: status)
            claims.starts.removeAll(where: \.isElsewhere)
            if status == Status.inForce && !(claims.starts.isEmpty && claims.affirmations.isEmpty) {
                return StatusLadder.StatusLevel(status: status, spells: Spells(claims, in: knowledge))
            }
            return StatusLadder.StatusLevel(status: status, spells: .united(ladders.map { $0.levels[index].spells }))
        }
    }

    /// It is signed, or consented to, as soon as one party has done so, but applied and in force only for both: since
    /// the later of their times.
    private func shared(
        _ parts: [AgreementPart], _ ladders: [StatusLadder], _ whole: AgreementPart
    ) -> [StatusLadder.StatusLevel] {
        AgreementPart.statuses.enumerated().map { index, status in
            guard status == Status.provisionallyApplied || status == Status.inForce else {
                return StatusLadder.StatusLevel(
                    status: status, spells: .united(ladders.map { $0.levels[index].spells }))
            }
            let spells = Spells(
                claims(of: status, parts, whole), caps: whole.caps(on: status),
                isKnownByEnd: status == Status.inForce, in: knowledge, combineStarts: jointly)
            return StatusLadder.StatusLevel(status: status, spells: spells)
        }
    }

    /// The starts of every party, and what else bears on the whole. An entry of the whole needs nobody's consent here.
    private func claims(of status: String, _ parts: [AgreementPart], _ whole: AgreementPart) -> ClaimGroup {
        let theirs = parts.map { $0.claims(of: status) }
        var claims = whole.claims(of: status)
        let entries = claims.starts.filter { $0.weight == AgreementPart.Weight.wholeEntry }
        claims.starts = theirs.flatMap(\.starts).filter { $0.weight != AgreementPart.Weight.wholeEntry } + entries
        claims.ends = (claims.ends + theirs.flatMap(\.ends)).uniqued(by: \.seq)
        return claims
    }

    /// The moment from which it holds for all: the whole's own; else the latest of the parties', if each has one.
    private func jointly(_ claims: [Claim]) -> Combined? {
        let byParty = Dictionary(grouping: claims, by: \.party)
        if let explicit = knowledge.combine(byParty[nil] ?? []) { return explicit }
        // With more parties than claims one of them has none.
        guard parties.count <= byParty.count else { return nil }
        var moments: [Combined] = []
        for place in parties.indices {
            guard let own = knowledge.combine(byParty[place] ?? []) else { return nil }
            moments.append(own)
        }
        return .latest(of: moments)
    }
}
