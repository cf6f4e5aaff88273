import EDTF

/// The days on which an answer may change: between two of them, one after the other, every day has the same answer.
///
/// The folds compare a day with bounds and with nothing else, so that the bounds are all there is to collect. A missing one
/// would show in the test that asks about every day.
public struct TurningDays {
    /// Ascending order is not kept; infinite days are not among them.
    public private(set) var days: Set<Day> = []

    init() {}

    /// The answer may be another from that day on.
    fileprivate mutating func add(from day: Day) {
        if day.isFinite { days.insert(day) }
    }

    /// The answer may be another once that day has passed.
    fileprivate mutating func add(after day: Day) { add(from: day.next) }

    fileprivate mutating func add(_ range: DayRange) {
        add(from: range.lo)
        add(from: range.hi)
    }

    fileprivate mutating func add(_ spells: Spells) {
        for spell in spells.spells {
            add(spell.since)
            add(spell.until)
        }
    }

    fileprivate mutating func add(_ ladder: StatusLadder) {
        for level in ladder.levels { add(level.spells) }
        add(ladder.suspended)
        for term in ladder.terms {
            add(term.from)
            if let until = term.until { add(after: until.lo) }
        }
    }

    fileprivate mutating func add<Value>(_ values: [Dated<Value>]) {
        for value in values { add(value.from) }
    }
}

extension SubjectTimeline {
    /// The days on which its state may change.
    public var turningDays: Set<Day> {
        var turning = TurningDays()
        switch self {
        case .agreement(let timeline):
            turning.add(timeline.whole)
            for part in timeline.parts { turning.add(part.ladder) }
            for flag in timeline.flags { turning.add(flag.spells) }
        case .membership(let timeline):
            turning.add(timeline.ladder)
            turning.add(timeline.roles)
            turning.add(timeline.standings)
        case .office(let timeline): turning.add(timeline.ladder)
        case .visit(let timeline): turning.add(timeline)
        case .contact(let timeline):
            for account in timeline.accounts { turning.add(account.start) }
        case .inquiry(let timeline):
            turning.add(timeline.ladder)
            turning.add(timeline.silences)
        case .series(let timeline):
            for claim in timeline.claims { turning.add(claim.days) }
        case .policy(let timeline): turning.add(timeline.ladder)
        }
        return turning.days
    }
}

extension TurningDays {
    fileprivate mutating func add(_ visit: VisitTimeline) {
        if let span = visit.span { add(span.start) }
        for turn in visit.turns {
            add(turn.days)
            if let scheduled = turn.scheduled { add(after: scheduled.hi) }
        }
    }
}

extension Identity {
    /// The days on which the name to show may change.
    public var turningDays: Set<Day> { Set(names.map(\.from.hi).filter(\.isFinite)) }
}
