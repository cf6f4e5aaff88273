import ExtendedDateTime

/// The days on which an answer may change: between two of them, one after the other, every day has the same answer.
///
/// The folds compare a day with bounds and with nothing else, so that the bounds are all there is to collect. A missing one
/// would show in the test that asks about every day.
public struct TurningDays {
    /// Ascending order is not kept; infinite days are not among them.
    public private(set) var days: Set<Day> = []

    init() {}

    /// The answer may be another from that day on.
    mutating func add(from day: Day) {
        if day.isFinite { days.insert(day) }
    }

    /// The answer may be another once that day has passed.
    mutating func add(after day: Day) { add(from: day.next) }

    mutating func add(_ range: DayRange) {
        add(from: range.lo)
        add(from: range.hi)
    }

    mutating func add(_ spells: Spells) {
        for spell in spells.spells + (spells.homes ?? []) {
            add(spell.since)
            add(spell.until)
        }
    }

    mutating func add(_ ladder: StatusLadder) {
        for level in ladder.levels { add(level.spells) }
        add(ladder.suspended)
        for term in ladder.terms {
            add(term.from)
            if let until = term.until { add(after: until.lo) }
        }
    }

    mutating func add<Value>(_ values: [Dated<Value>]) {
        for value in values { add(value.from) }
    }
}

extension Identity {
    /// The days on which the name to show may change.
    public var turningDays: Set<Day> { Set(names.map(\.from.hi).filter(\.isFinite)) }
}
