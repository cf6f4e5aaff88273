import ExtendedDateTime

extension Spells {
    /// combine: a group's starts and ends, each to one range. Without a start it began at any time before it ended.
    mutating func add(_ group: ClaimGroup, start: Combined?, end: Combined?) {
        let until = end?.range ?? .open
        var spell = Spell(since: start?.range ?? DayRange(.distantPast, until.hi), until: until)
        spell.starts = start == nil ? [] : group.starts.filter { !$0.isElsewhere }
        spell.ends = group.ends
        spell.latestStartBecause = start?.latestBecause ?? group.ends.map(\.because)
        spell.earliestEndBecause = end?.earliestBecause ?? []
        for (combined, moment) in [(start, Conflict.Moment.since), (end, .until)] {
            guard let combined else { continue }
            spell.preferences += combined.preferences.map(\.seq)
            spell.setAside += combined.setAside
            conflicts += combined.disagreements.map {
                Conflict(moment: moment, hull: combined.range, disagreement: $0)
            }
        }
        spells.append(spell)
    }

    /// Where a recorder says that there was another spell afterwards, the one before it ended, nobody knows when.
    mutating func closeGaps() {
        for index in spells.indices.dropLast() where spells[index].until == .open {
            let next = spells[index + 1]
            spells[index].until = DayRange(spells[index].since.lo, max(spells[index].since.lo, next.since.hi))
            spells[index].earliestEndBecause = next.latestStartBecause
        }
    }

    /// The earlier of a spell's own ending and the cap, for every spell that may have begun by then. Of one that began, or was seen,
    /// for certain behind the end of a party one of the two events is not so.
    ///
    /// - Parameter given: The affirmations that a recorder has put into each spell.
    mutating func apply(_ cap: Cutoff, given: [[Claim]]) {
        // What lasted until the party ended leaves no day to another spell after it.
        let last = spells.firstIndex { spell in
            !cap.allows(spell) && spell.until != .open && spell.until.lo >= cap.claim.range.hi
                && !spell.isBehind(cap.claim.range.hi)
        }
        for index in spells.indices {
            let seen = index < given.count ? given[index] : []
            apply(cap, to: index, isAfterLast: last.map { index > $0 } ?? false, seen: seen)
        }
    }

    /// Who takes part in a spell had not ended before it began, nor on a day on which it was seen.
    func bounded(_ cap: Cutoff, by affirmations: [Claim]) -> Cutoff {
        guard !cap.isUpperBoundOnly else { return cap }
        let latest = cap.claim.range.hi
        let begun = spells.map(\.since.lo).filter { $0 <= latest && $0.isFinite }
        let seen = affirmations.filter { !$0.isGroundless && $0.range.lo < latest && $0.range.lo.isFinite }
            .map(\.range.lo.next)
        guard let earliest = (begun + seen).max(), earliest > cap.claim.range.lo else { return cap }
        return cap.with(cap.claim.with(DayRange(earliest, latest)))
    }

    mutating func apply(_ cap: Cutoff, to index: Int, isAfterLast: Bool = false, seen: [Claim] = []) {
        guard !isAfterLast && !spells[index].isBehind(cap.claim.range.hi) else {
            let spell = spells[index]
            guard !cap.allows(spell) else { return }
            let claims = (spell.starts.isEmpty ? spell.ends + seen : spell.starts) + spell.affirmations
            findings.append(
                Finding(kind: .beganAfterItsParty, seqs: (claims.map(\.seq) + [cap.claim.seq]).sortedUniqued()))
            spells[index].contradiction = cap.claim.because
            return
        }
        let (own, end) = (spells[index].until, cap.claim.standing.range)
        var capped = own.earlier(end)
        // What may have begun behind the resumption may have met no ending at all.
        if !cap.isUpperBoundOnly && spells[index].since.hi > end.hi && cap.allows(spells[index]) {
            capped = DayRange(min(own.lo, end.lo), own.hi)
        }
        if cap.isUpperBoundOnly { capped.lo = own == .open ? .distantPast : min(own.lo, end.hi) }
        guard capped != own else { return }
        if own.lo > end.hi && own != .open && !spells[index].isElsewhere {
            findings.append(Finding(kind: .endedAfterItsParty, seqs: spells[index].ends.map(\.seq) + [cap.claim.seq]))
        }
        spells[index].until = capped
        spells[index].ends.append(cap.claim)
        spells[index].earliestEndBecause = [cap.claim.standing.because]
        if spells[index].starts.isEmpty && spells[index].affirmations.isEmpty {
            spells[index].latestStartBecause = [cap.claim.standing.because]
        }
    }

    /// Carries the bounds of a spell to its neighbours, and on as far as they change anything: one spell ends before the
    /// next one begins.
    ///
    /// - Returns: the spells that may have changed.
    @discardableResult
    mutating func propagateBounds(around index: Int) -> ClosedRange<Int> {
        var last = index
        spells[index].raiseEnd()
        while last + 1 < spells.count, raiseStart(after: last) { last += 1 }
        var first = last
        spells[first].lowerStart()
        while first > 0, lowerEnd(before: first) || first > index { first -= 1 }
        return first...last
    }

    /// Whether the end of a spell leaves the next one fewer days to begin on.
    private mutating func raiseStart(after index: Int) -> Bool {
        let end = spells[index].until.lo
        guard end > spells[index + 1].since.lo, end <= spells[index + 1].since.hi else { return false }
        spells[index + 1].since.lo = end
        spells[index + 1].raiseEnd()
        return true
    }

    /// Whether the start of a spell leaves the one before it fewer days to end on.
    private mutating func lowerEnd(before index: Int) -> Bool {
        let start = spells[index].since.hi
        guard start < spells[index - 1].until.hi, start >= spells[index - 1].until.lo else { return false }
        spells[index - 1].until.hi = start
        spells[index - 1].lowerStart()
        return true
    }

    /// Bounds that no telling of the events can meet.
    mutating func findIncoherent() {
        for spell in spells where !spell.isCoherent {
            findings.append(Finding(kind: .endedBeforeItBegan, seqs: spell.seqs))
            isContradictory = true
        }
        for (spell, next) in zip(spells, spells.dropFirst()) where next.since.hi < spell.until.lo {
            findings.append(Finding(kind: .endedBeforeItBegan, seqs: (spell.seqs + next.seqs).sortedUniqued()))
            isContradictory = true
        }
    }
}
