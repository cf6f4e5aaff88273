import ExtendedDateTime

extension KnownEvents {
    public func visit(_ id: VisitID) -> VisitTimeline? {
        let facts = facts(about: .visit(id))
        guard !facts.isEmpty else { return nil }
        return VisitProjector(id, facts, in: self).timeline
    }
}

/// Folds the events of one visit.
private struct VisitProjector {
    let id: VisitID
    let knowledge: KnownEvents
    let facts: [Event]
    let plans: [Event]
    let held: [Event]
    let resolutions: [Event]
    /// Plans and resolutions by position.
    private let steps: [Int: Event]
    private var conflicts: [Conflict] = []

    init(_ id: VisitID, _ facts: [Event], in knowledge: KnownEvents) {
        self.id = id
        self.knowledge = knowledge
        self.facts = facts
        // A plan is itself what is planned: the modality repeats the type.
        plans = facts.filter { $0.type == VisitPlanned.type && ($0.isAsserted || $0.modality == .planned) }
        held = facts.filter { $0.type == VisitHeld.type && $0.isAsserted }
        resolutions = facts.filter { $0.type == VisitResolved.type && $0.isAsserted }
        steps = Dictionary((plans + resolutions).map { ($0.seq, $0) }) { $1 }
    }

    var timeline: VisitTimeline {
        var fold = self
        let span = fold.foldSpan()
        let turns = fold.foldTurns()
        return VisitTimeline(
            id: id, turns: turns, span: span,
            scheduled: turns.last { $0.scheduled != nil }?.scheduled, held: held.map(\.seq),
            details: VisitDetails(of: plans + held, in: knowledge), facts: facts, conflicts: fold.conflicts.uniqued(),
            replacedBy: resolutions.compactMap { $0[VisitResolved.self].replacedBy }.last,
            doubts: knowledge.doubts(about: .visit(id)))
    }

    private mutating func combined(
        _ claims: [Claim], _ moment: Conflict.Moment, field: String = Preferences.date
    ) -> Combined? {
        guard let combined = knowledge.combine(claims, field: field) else { return nil }
        conflicts += combined.disagreements.map {
            Conflict(moment: moment, hull: combined.range, disagreement: $0)
        }
        return combined
    }
}

// MARK: - When it was held

extension VisitProjector {
    /// Starts and ends combine apart; then its dated legs narrow the whole (docs/MODEL.md, section 12).
    ///
    /// It had begun when it was recorded, but it may have gone on: only the start is closed by that day.
    private mutating func foldSpan() -> VisitTimeline.Span? {
        guard !held.isEmpty else { return nil }
        let undated = held.map { knowledge.claim($0, .held).with(knowledge.range(nil, in: $0)) }
        let starts = held.compactMap { claim($0, \.startDate) }
        guard let began = combined(starts.isEmpty ? undated : starts, .since) else { return nil }
        let ended = combined(held.compactMap { claim($0, \.endDate) }, .until)
        var span = VisitTimeline.Span(
            start: began.range, end: ended?.range ?? .anyTime, because: began.latestBecause)
        for leg in legs { narrow(&span, by: leg) }
        span.start.hi = max(span.start.lo, min(span.start.hi, span.end.hi))
        span.end.lo = min(span.end.hi, max(span.end.lo, span.start.lo))
        return span
    }

    /// What an account says of one end, with that end's own marks; `nil` where it says nothing.
    private func claim(_ event: Event, _ end: KeyPath<EDTF, EDTF.Endpoint?>) -> Claim? {
        guard let date = event.on?[keyPath: end] else { return nil }
        var range = DayRange(date.bounds)
        if end == \.startDate { range = knowledge.range(date.bounds, in: event) }
        return knowledge.claim(event, .held).with(range, isQualified: date.isQualified)
    }

    private var legs: [(when: EDTF, seq: Int)] {
        held.filter { !knowledge.isGroundless($0) }.flatMap { event in
            (event[VisitHeld.self].legs ?? []).compactMap { leg in leg.when?.edtf.map { ($0, event.seq) } }
        }
    }

    /// It had begun when a leg did, and had not ended before. A leg that leaves no day is a conflict, and narrows
    /// nothing.
    private mutating func narrow(_ span: inout VisitTimeline.Span, by leg: (when: EDTF, seq: Int)) {
        let (latest, earliest) = (leg.when.start.latest, leg.when.end.earliest)
        if latest < span.start.lo {
            report(leg, against: span.start, .since)
        } else if latest < span.start.hi {
            span.start.hi = latest
            span.because = [Because(leg.seq, .held)]
        }
        if earliest > span.end.hi {
            report(leg, against: span.end, .until)
        } else {
            span.end.lo = max(span.end.lo, earliest)
        }
    }

    private mutating func report(_ leg: (when: EDTF, seq: Int), against range: DayRange, _ moment: Conflict.Moment) {
        let whole = Disagreement.Candidate(range: range, seqs: held.map(\.seq))
        let part = Disagreement.Candidate(range: DayRange(leg.when.bounds), seqs: [leg.seq])
        let disagreement = Disagreement(isHard: !leg.when.isQualified, candidates: [whole, part])
        conflicts.append(Conflict(moment: moment, hull: range, disagreement: disagreement))
    }
}

// MARK: - What became of the plan

extension VisitProjector {
    /// Plans are one plan unless a resolution lies between them; resolutions with one outcome are one.
    private mutating func foldTurns() -> [VisitTimeline.Turn] {
        let claims = ClaimGroup(
            starts: plans.map { knowledge.claim($0, .planned) },
            ends: resolutions.map { knowledge.claim($0, .resolved) })
        var turns: [VisitTimeline.Turn] = []
        for group in Segmentation(claims, links: knowledge.links).groups {
            if let turn = planned(group.starts) { turns.append(turn) }
            turns += resolved(group.ends)
        }
        return Self.inOrder(turns)
    }

    private mutating func planned(_ claims: [Claim]) -> VisitTimeline.Turn? {
        let dates = claims.compactMap { steps[$0.seq] }.compactMap { event in
            event[VisitPlanned.self].scheduled.edtf.map { scheduled(event, $0) }
        }
        guard let days = combined(claims, .since)?.range else { return nil }
        let plannedFor = scheduled(dates)
        return .init(status: Status.planned, days: days, scheduled: plannedFor, claims: claims)
    }

    /// The days for which it is planned. That nothing bears the plan any more does not make them others.
    private mutating func scheduled(_ dates: [Claim]) -> DayRange? {
        guard let combined = combined(dates, .scheduled, field: "/data/for") else { return nil }
        return combined.isGroundless ? dates.dropFirst().reduce(dates[0].range) { $0.hull($1.range) } : combined.range
    }

    /// The days of a plan lie ahead: recording it closes nothing.
    private func scheduled(_ event: Event, _ date: EDTF) -> Claim {
        knowledge.claim(event, .planned, dated: date).with(DayRange(date.bounds))
    }

    private mutating func resolved(_ claims: [Claim]) -> [VisitTimeline.Turn] {
        var turns: [VisitTimeline.Turn] = []
        let events = claims.compactMap { steps[$0.seq] }
        for status in events.map(Self.status).uniqued() {
            let same = events.filter { Self.status($0) == status }
            let own = same.map { knowledge.claim($0, .resolved) }
            guard let days = combined(own, .since)?.range else { continue }
            let dates = same.compactMap { event in
                event[VisitResolved.self].scheduled?.edtf.map { scheduled(event, $0) }
            }
            let plannedFor = status == Status.planned ? scheduled(dates) : nil
            turns.append(.init(status: status, days: days, scheduled: plannedFor, claims: own))
        }
        return turns.sorted { ($0.days.lo, $0.days.hi) < ($1.days.lo, $1.days.hi) }
    }

    /// Postponed to other days is planned anew. Fulfilled by another visit: that one was held.
    private static func status(_ event: Event) -> String {
        switch event[VisitResolved.self].outcome {
        case .cancelled: Status.cancelled
        case .unknown: Status.unknown
        case .fulfilled: Status.held
        case .postponed: event[VisitResolved.self].scheduled == nil ? Status.postponed : Status.planned
        }
    }

    /// One turn came before the next: each leaves the other no days on the wrong side of it.
    private static func inOrder(_ turns: [VisitTimeline.Turn]) -> [VisitTimeline.Turn] {
        var turns = turns
        for index in turns.indices.dropFirst() {
            let earliest = turns[index - 1].days.lo
            if earliest <= turns[index].days.hi { turns[index].days.lo = max(turns[index].days.lo, earliest) }
        }
        for index in turns.indices.dropLast().reversed() {
            let latest = turns[index + 1].days.hi
            if latest >= turns[index].days.lo { turns[index].days.hi = min(turns[index].days.hi, latest) }
        }
        return turns
    }
}
