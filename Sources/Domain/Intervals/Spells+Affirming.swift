import ExtendedDateTime

extension Claim {
    static func isSeenEarlier(_ a: Claim, _ b: Claim) -> Bool {
        (a.range.hi, a.range.lo, a.seq) < (b.range.hi, b.range.lo, b.seq)
    }
}

extension Spell {
    fileprivate func hasSeen(_ claim: Claim) -> Bool { affirmations.contains { $0.seq == claim.seq } }
}

extension Spells {
    /// Seen to hold on a day: in the last spell that it can belong to, or in one of its own.
    mutating func affirm(_ claim: Claim) {
        guard let index = home(of: claim) else { return insert(affirmedBy: claim) }
        guard !claim.isGroundless else { return spells[index].setAside.append(Because(claim.seq, .groundless)) }
        spells[index].affirm(claim)
        checkOrder(of: propagateBounds(around: index))
    }

    /// Seen to hold in the spell in which a recorder has put it.
    mutating func affirm(_ claim: Claim, given index: Int) {
        guard spells[index].mayHold(on: claim.range), homes?.contains(where: { $0.hasSeen(claim) }) ?? true else {
            return findings.append(Finding(kind: .affirmedOutsideEverySpell, seqs: [claim.seq]))
        }
        guard !claim.isGroundless else { return spells[index].setAside.append(Because(claim.seq, .groundless)) }
        spells[index].affirm(claim)
        checkOrder(of: propagateBounds(around: index))
    }

    /// The spell in which it was seen; `nil` where it was seen outside of all.
    private func home(of claim: Claim) -> Int? {
        guard let homes else { return lastSpell(thatMayHoldOn: claim.range) }
        guard let home = homes.first(where: { $0.hasSeen(claim) }) else { return nil }
        let claims = Set((home.starts + home.ends + home.affirmations).map(\.seq))
        return spells.firstIndex { spell in
            (spell.starts + spell.ends + spell.affirmations).contains { claims.contains($0.seq) }
                || (spell.starts + spell.ends).isEmpty && (home.starts + home.ends).isEmpty && spells.count == 1
        }
    }

    /// Seen to hold outside every spell: a spell of its own, bounded by its neighbours, and a finding.
    private mutating func insert(affirmedBy claim: Claim) {
        let position = firstSpell(thatBeginsAfter: claim.range.hi)
        let earliest = position > 0 ? spells[position - 1].until.lo : .distantPast
        let isLast = position == spells.count
        let latest = isLast ? claim.standing.range.hi : min(claim.standing.range.hi, spells[position].since.hi)
        let since = DayRange(earliest, max(earliest, latest))
        let until = isLast ? DayRange.open : DayRange(claim.range.lo.next, spells[position].since.hi)
        var spell = Spell(since: since, until: until)
        spell.affirmations = [claim]
        spell.latestStartBecause = [claim.standing.because]
        if !isLast { spell.earliestEndBecause = spells[position].latestStartBecause }
        spells.insert(spell, at: position)
        checkOrder(of: propagateBounds(around: position))
        findings.append(Finding(kind: .affirmedOutsideEverySpell, seqs: [claim.seq]))
    }
}

// MARK: - Finding a spell

extension Spells {
    /// The last spell that can have held on one of the days.
    ///
    /// As long as neither the earliest starts nor the latest ends of the spells ever go back, nothing in front of a spell that
    /// ended too early need be looked at, nor behind the first that begins too late.
    func lastSpell(thatMayHoldOn days: DayRange) -> Int? {
        guard isOrdered else { return spells.lastIndex { $0.mayHold(on: days) } }
        for index in (0..<firstSpell(thatBeginsAfter: days.hi)).reversed() {
            if spells[index].mayHold(on: days) { return index }
            if spells[index].until.hi <= days.lo { return nil }
        }
        return nil
    }

    /// The first spell that cannot have begun by the day; their number where all can.
    func firstSpell(thatBeginsAfter day: Day) -> Int {
        guard isOrdered else { return spells.firstIndex { $0.since.lo > day } ?? spells.count }
        var (low, high) = (0, spells.count)
        while low < high {
            let middle = (low + high) / 2
            if spells[middle].since.lo > day { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Looks whether the spells are in order, of which some have changed.
    mutating func checkOrder(of changed: ClosedRange<Int>) {
        guard isOrdered else { return }
        for index in max(changed.lowerBound, 1)..<max(min(changed.upperBound + 2, spells.count), 1) {
            let (spell, next) = (spells[index - 1], spells[index])
            guard spell.since.lo <= next.since.lo, spell.until.hi <= next.until.hi else { return isOrdered = false }
        }
    }
}
