import ExtendedDateTime

extension Claim {
    static func isSeenEarlier(_ a: Claim, _ b: Claim) -> Bool {
        (a.range.hi, a.range.lo, a.seq) < (b.range.hi, b.range.lo, b.seq)
    }
}

extension Spell {
    /// Where another one follows, of whose coming nothing else tells, it may have ended on any day before.
    fileprivate mutating func closeBeforeNext(struckBy struck: Set<Int>) {
        guard !ends.isEmpty, ends.allSatisfy({ struck.contains($0.seq) }) else { return }
        until.lo = min(until.lo, affirmations.map(\.range.lo.next).reduce(since.lo, max))
    }

    /// What began and ended it.
    var moments: [Claim] { starts + ends }

    fileprivate func hasSeen(_ claim: Claim) -> Bool { affirmations.contains { $0.seq == claim.seq } }
}

extension Spells {
    /// Seen to hold on a day: in the last spell that it can belong to, or in one of its own.
    mutating func affirm(_ claim: Claim) {
        guard let index = home(of: claim) else {
            insert(affirmedBy: claim)
            return
        }
        affirm(claim, in: index)
    }

    /// Without ground it is noted, and bounds nothing.
    private mutating func affirm(_ claim: Claim, in index: Int) {
        guard !claim.isGroundless else { return spells[index].setAside.append(Because(claim.seq, .groundless)) }
        spells[index].affirm(claim)
        checkOrder(of: propagateBounds(around: index))
    }

    /// Seen to hold in the spell in which a recorder has put it.
    ///
    /// - Returns: whether it can have held there.
    mutating func affirm(_ claim: Claim, given index: Int) -> Bool {
        guard spells[index].mayHold(on: claim.range), homes?.contains(where: { $0.hasSeen(claim) }) ?? true else {
            return false
        }
        affirm(claim, in: index)
        return true
    }

    /// Seen to hold on several days of one spell: of the last that can hold on all, or of one of its own.
    ///
    /// - Returns: those on whose days it cannot have held.
    mutating func affirm(together claims: [Claim]) -> [Claim] {
        let home =
            homes == nil
            ? spells.lastIndex { spell in claims.allSatisfy { spell.mayHold(on: $0.range) } } : home(of: claims[0])
        let rest = home == nil ? claims.dropFirst() : claims[...]
        guard let place = home ?? insert(affirmedBy: claims[0]) else { return Array(rest) }
        return rest.filter { !affirm($0, given: place) }
    }

    /// The spell in which it was seen; `nil` where it was seen outside of all.
    private func home(of claim: Claim) -> Int? {
        guard let homes else { return lastSpell(thatMayHoldOn: claim.range) }
        return homes.first { $0.hasSeen(claim) }.flatMap(counterpart)
    }

    /// The positions of what ends whatever is open.
    private var cutoffSeqs: Set<Int> { Set(cutoffs.map(\.claim.seq)) }

    /// The spell that one would be if every claim had ground: that of the same claims.
    private func counterpart(of home: Spell) -> Int? {
        let struck = cutoffSeqs
        let claims = Set(home.moments.map(\.seq)).subtracting(struck)
        let isOnlySeen = homes?.count == 1 && spells.count == 1 && claims.isEmpty
        return spells.firstIndex { spell in spell.moments.contains { claims.contains($0.seq) } }
            ?? spells.firstIndex { spell in spell.affirmations.contains { home.hasSeen($0) } }
            ?? (isOnlySeen && spells[0].moments.allSatisfy { struck.contains($0.seq) } ? 0 : nil)
    }

    /// Seen to hold outside every spell: a spell of its own, bounded by its neighbours, and a finding.
    ///
    /// - Returns: its place; `nil` where there is no room beside the others.
    @discardableResult
    mutating func insert(affirmedBy claim: Claim) -> Int? {
        if !spells.isEmpty { findings.append(Finding(kind: .affirmedOutsideEverySpell, seqs: [claim.seq])) }
        guard let position = place(forSeen: claim) else { return nil }
        if position > 0 { spells[position - 1].closeBeforeNext(struckBy: cutoffSeqs) }
        let earliest = end(before: position)
        let isLast = position == spells.count
        let latest = isLast ? claim.standing.range.hi : min(claim.standing.range.hi, spells[position].since.hi)
        let since = DayRange(earliest, max(earliest, latest))
        let last = claim.isGroundless ? earliest : claim.range.lo.next
        let until = isLast ? DayRange.open : DayRange(last, spells[position].since.hi)
        var spell = Spell(since: since, until: until)
        spell.affirmations = [claim]
        spell.latestStartBecause = [claim.standing.because]
        if !isLast { spell.earliestEndBecause = spells[position].latestStartBecause }
        if claim.isGroundless { spell.contradiction = claim.standing.because }
        spells.insert(spell, at: position)
        for cap in cutoffs { apply(cap, to: position) }
        if !claim.isGroundless { spells[position].lasted(beyond: claim.range.lo) }
        checkOrder(of: propagateBounds(around: position))
        return position
    }

    /// Where a spell goes that was only seen: in front of the first that begins later, or, where it cannot have held there, of one
    /// before that; without ground, where it would go with it.
    private func place(forSeen claim: Claim) -> Int? {
        if let homes, let home = homes.firstIndex(where: { $0.hasSeen(claim) }) {
            return homes[(home + 1)...].lazy.compactMap(counterpart).first ?? spells.count
        }
        let position = firstSpell(thatBeginsAfter: claim.range.hi)
        let struck = cutoffs.filter { !$0.isUpperBoundOnly && claim.range.lo < $0.claim.range.hi }
        let last = struck.map(\.claim.range.hi).min() ?? .distantFuture
        for place in (0...position).reversed() {
            let earliest = max(end(before: place), claim.range.lo)
            let latest = min(place < spells.count ? spells[place].since.hi : .distantFuture, last)
            if earliest <= claim.range.hi && earliest < latest { return place }
            if place > 0 && spells[place - 1].until.hi <= claim.range.lo { break }
        }
        return end(before: position) <= claim.range.hi ? position : nil
    }

    /// The earliest day on which the spell before a place may have ended.
    private func end(before place: Int) -> Day { place > 0 ? spells[place - 1].until.lo : .distantPast }
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
