import EDTF

extension Claim {
    static func isSeenEarlier(_ a: Claim, _ b: Claim) -> Bool {
        (a.range.hi, a.range.lo, a.seq) < (b.range.hi, b.range.lo, b.seq)
    }
}

extension Spells {
    /// Seen to hold on a day: in the last spell that it can belong to, or in one of its own.
    mutating func affirm(_ claim: Claim) {
        guard let index = spells.lastIndex(where: { $0.mayHold(on: claim.range) }) else {
            return insert(affirmedBy: claim)
        }
        spells[index].affirm(claim)
        propagateBounds(around: index)
    }

    /// Seen to hold in the spell in which a recorder has put it.
    mutating func affirm(_ claim: Claim, given index: Int) {
        guard spells[index].mayHold(on: claim.range) else {
            return findings.append(Finding(kind: .affirmedOutsideEverySpell, seqs: [claim.seq]))
        }
        spells[index].affirm(claim)
        propagateBounds(around: index)
    }

    /// Seen to hold outside every spell: a spell of its own, bounded by its neighbours, and a finding.
    private mutating func insert(affirmedBy claim: Claim) {
        let position = spells.firstIndex { $0.since.lo > claim.range.hi } ?? spells.count
        let since = DayRange(position > 0 ? spells[position - 1].until.lo : .distantPast, claim.range.hi)
        let isLast = position == spells.count
        let until = isLast ? DayRange.open : DayRange(claim.range.lo.next, spells[position].since.hi)
        var spell = Spell(since: since, until: until)
        spell.affirmations = [claim]
        spell.latestStartBecause = [claim.because]
        if !isLast { spell.earliestEndBecause = spells[position].latestStartBecause }
        spells.insert(spell, at: position)
        propagateBounds(around: position)
        findings.append(Finding(kind: .affirmedOutsideEverySpell, seqs: [claim.seq]))
    }
}
