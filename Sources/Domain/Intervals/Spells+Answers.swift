import ExtendedDateTime

extension Spells {
    /// How surely it holds on the days, and by which spell; `nil` where it does not.
    ///
    /// It holds for certain where spells without a gap between them cover every one of the days.
    ///
    /// Where some claims have no ground, it holds for certain only if it would with them, too.
    public func holds(on days: DayRange) -> (certainty: Certainty, spell: Spell)? {
        let own = Self.holding(spells, on: days)
        guard let homes else { return own }
        let given = Self.holding(homes, on: days)
        guard let spell = own?.spell ?? given?.spell else { return nil }
        let isCertain = own?.certainty == .certain && given?.certainty == .certain && !isBelied
        return (isCertain ? .certain : .possible, spell)
    }

    private static func holding(_ spells: [Spell], on days: DayRange) -> (certainty: Certainty, spell: Spell)? {
        var next = days.lo
        for spell in spells where spell.contradiction == nil && spell.since.hi <= next && next < spell.until.lo {
            next = spell.until.lo
            if spell.until.isEnd(after: days.hi) { return (.certain, spell) }
        }
        return spells.first { $0.holds(on: days) == .possible }.map { (.possible, $0) }
            ?? spells.first { $0.holds(on: days) == .certain }.map { (.possible, $0) }
    }

    /// The last spell that had ended for certain by the days.
    func lastEnded(by days: DayRange) -> Spell? {
        guard homes?.contains(where: { $0.hasEnded(by: days) }) ?? true else { return nil }
        return spells.last { $0.hasEnded(by: days) }
    }

    func mayHaveEnded(by days: DayRange) -> Bool { spells.contains { $0.mayHaveEnded(by: days) } }

    /// The times of several, side by side: it holds while one of them does.
    static func united(_ parts: [Spells]) -> Spells {
        let spells = parts.flatMap(\.spells).sorted { ($0.since.lo, $0.since.hi) < ($1.since.lo, $1.since.hi) }
        var united = spells.filter { $0.contradiction == nil }.reduce(into: []) { $0.unite(with: $1) }
        for doubtful in spells where doubtful.contradiction != nil {
            united.insert(doubtful, at: united.partitioningIndex { $0.since.lo > doubtful.since.lo })
        }
        united.leaveOpen()
        var whole = Spells(
            spells: united,
            homes: parts.contains { $0.homes != nil }
                ? Self.united(parts.map { Spells(spells: $0.homes ?? $0.spells) }).spells : nil,
            findings: parts.flatMap(\.findings).uniqued(),
            conflicts: parts.flatMap(\.conflicts).uniqued())
        whole.isBelied = parts.contains(where: \.isBelied)
        return whole
    }
}

extension [Spell] {
    /// Adds a spell, as part of the one before where no day can lie between the two.
    fileprivate mutating func unite(with next: Spell) {
        guard let last, last.since.hi <= next.until.lo, next.since.hi <= last.until.lo else { return append(next) }
        self[count - 1] = last.united(with: next)
    }

    /// The end of a spell is the end of the whole only if the next one had not begun by then.
    fileprivate mutating func leaveOpen() {
        for index in indices.dropLast().reversed() where self[index + 1].since.lo <= self[index].until.hi {
            self[index].until.hi = Swift.max(self[index].until.hi, self[index + 1].until.hi)
        }
    }
}

extension Spell {
    /// From when the first of the two began until the last of them ended.
    fileprivate func united(with other: Spell) -> Spell {
        let first = since.hi <= other.since.hi ? self : other
        let last = until.lo >= other.until.lo ? self : other
        var whole = first
        whole.since.lo = Swift.min(since.lo, other.since.lo)
        whole.until = DayRange(last.until.lo, Swift.max(until.hi, other.until.hi))
        whole.ends = last.ends
        whole.earliestEndBecause = last.earliestEndBecause
        whole.affirmations = (affirmations + other.affirmations).uniqued(by: \.seq)
        whole.setAside = (setAside + other.setAside).uniqued()
        whole.preferences = (preferences + other.preferences).sortedUniqued()
        return whole
    }
}
