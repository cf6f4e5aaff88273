import EDTF

/// The history of one visit: planned, overdue, held, or what else became of it.
public struct VisitHistory: Sendable {
    public let id: VisitID
    /// What changed its status, and on which days that may have been.
    let turns: [Turn]
    /// When it began and when it ended, where a source says that it was held.
    public let start: DayRange?
    public let end: DayRange?
    let held: [Claim]
    public let facts: [Event]
    public let conflicts: [Conflict]
    /// The visit that took its place.
    public let replacedBy: VisitID?

    struct Turn: Sendable {
        let seq: Int
        let status: String
        let days: DayRange
        /// The days for which it was planned.
        let scheduled: DayRange?
        let rule: Rule

        /// Whether this turn cannot be the last one by the days, because another surely came after it.
        func isOvertaken(by other: Turn, on days: DayRange) -> Bool {
            guard other.days.hi <= days.lo else { return false }
            let latest = min(self.days.hi, days.hi)
            return other.days.lo > latest || (other.days.lo == latest && other.seq > seq)
        }
    }

    /// Held, once it has begun; else the last turn that came; a plan whose days have passed is overdue.
    public func standing(on days: DayRange) -> Standing? {
        guard let start, start.lo <= days.hi else { return unheld(on: days) }
        let certainty: Certainty = start.hi <= days.lo ? .certain : .possible
        var standing = Standing(
            status: Status.held, certainty: certainty, since: start, until: end ?? start,
            because: held.map(\.because), seqs: held.map(\.seq))
        if certainty == .possible { standing.otherwise = unheld(on: days)?.status ?? Status.none }
        return standing
    }

    private func unheld(on days: DayRange) -> Standing? {
        let come = turns.filter { $0.days.lo <= days.hi }
        let last = come.filter { turn in !come.contains { turn.seq != $0.seq && turn.isOvertaken(by: $0, on: days) } }
        guard let turn = last.max(by: { ($0.days.hi, $0.seq) < ($1.days.hi, $1.seq) }) else { return nil }
        var standing = self.standing(after: turn, on: days)
        let others = last.map { self.standing(after: $0, on: days).status }.filter { $0 != standing.status }
        if !others.isEmpty || !come.contains(where: { $0.days.hi <= days.lo }) {
            standing.certainty = .possible
            standing.otherwise = others.first ?? Status.none
        }
        return standing
    }

    private func standing(after turn: Turn, on days: DayRange) -> Standing {
        guard turn.status == Status.planned, let scheduled = turn.scheduled, days.lo > scheduled.hi else {
            let certainty: Certainty = turn.days.hi <= days.lo ? .certain : .possible
            return Standing(
                status: turn.status, certainty: certainty, since: turn.days, until: .open,
                because: [Because(turn.seq, turn.rule)], seqs: [turn.seq])
        }
        let since = max(scheduled.hi.next, turn.days.lo)
        return Standing(
            status: Status.overdue, certainty: .certain, since: DayRange(since, since), until: .open,
            because: [Because(turn.seq, .overdue)], seqs: [turn.seq])
    }
}

extension Knowledge {
    public func visit(_ id: VisitID) -> VisitHistory? {
        let facts = facts(about: .visit(id))
        let asserted = facts.filter(\.isAsserted)
        // A plan is itself what is planned: the modality repeats the type.
        let plans = facts.filter { $0.type == VisitPlanned.type && ($0.isAsserted || $0.modality == .planned) }
        guard !facts.isEmpty else { return nil }
        let held = asserted.filter { $0.type == VisitHeld.type }
        let starts = held.map { event in
            claim(event, .held).with(range(event.on?.start, in: event))
        }
        let ends = held.map { event in claim(event, .held).with(range(event.on?.end, in: event)) }
        var conflicts: [Conflict] = []
        func combined(_ claims: [Claim], _ moment: Conflict.Moment) -> DayRange? {
            guard let combined = combine(claims) else { return nil }
            if let disagreement = combined.disagreement {
                conflicts.append(Conflict(moment: moment, hull: combined.range, disagreement: disagreement))
            }
            return combined.range
        }
        var start = combined(starts, .since)
        var end = combined(ends, .until)
        narrow(&start, &end, by: held)
        let resolved = asserted.filter { $0.type == VisitResolved.type }
        let scheduled = combined(
            plans.map { claim($0, .planned, dated: $0[VisitPlanned.fields.scheduled].edtf) }
                .map { $0.with(plannedDays($0.range, of: $0.seq, in: plans)) }, .scheduled)
        let turns =
            plans.map { turn(of: $0, Status.planned, scheduled: scheduled, .planned) } + resolved.compactMap(turn)
        let replacement = resolved.compactMap { $0[VisitResolved.fields.replacedBy] }.last
        return VisitHistory(
            id: id, turns: turns, start: start, end: end, held: starts, facts: facts, conflicts: conflicts,
            replacedBy: replacement)
    }

    /// The days of a plan lie ahead: recording it closes nothing.
    private func plannedDays(_ range: DayRange, of seq: Int, in plans: [Event]) -> DayRange {
        guard let bounds = plans.first(where: { $0.seq == seq })?[VisitPlanned.fields.scheduled].edtf?.bounds else {
            return range
        }
        return DayRange(bounds.earliest, bounds.latest)
    }

    private func turn(of event: Event, _ status: String, scheduled: DayRange?, _ rule: Rule) -> VisitHistory.Turn {
        .init(seq: event.seq, status: status, days: range(of: event.on, in: event), scheduled: scheduled, rule: rule)
    }

    private func turn(_ event: Event) -> VisitHistory.Turn? {
        switch event[VisitResolved.fields.outcome] {
        case .cancelled: return turn(of: event, Status.cancelled, scheduled: nil, .resolved)
        case .unknown: return turn(of: event, Status.unknown, scheduled: nil, .resolved)
        case .fulfilled: return turn(of: event, Status.held, scheduled: nil, .resolved)
        case .postponed:
            guard let bounds = event[VisitResolved.fields.scheduled]?.edtf?.bounds else {
                return turn(of: event, Status.postponed, scheduled: nil, .resolved)
            }
            return turn(of: event, Status.planned, scheduled: DayRange(bounds.earliest, bounds.latest), .resolved)
        }
    }

    /// A dated leg narrows the whole: it had begun by then, and had not ended before.
    private func narrow(_ start: inout DayRange?, _ end: inout DayRange?, by held: [Event]) {
        for bounds in held.flatMap({ $0[VisitHeld.fields.legs] ?? [] }).compactMap({ $0.when?.edtf }) {
            if let days = start, bounds.start.latest >= days.lo { start?.hi = min(days.hi, bounds.start.latest) }
            if let days = end, bounds.end.earliest <= days.hi { end?.lo = max(days.lo, bounds.end.earliest) }
        }
    }
}
