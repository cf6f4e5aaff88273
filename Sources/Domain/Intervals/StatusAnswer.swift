import ExtendedDateTime

/// How something stands on a day: the answer, how sure it is, and why.
public struct StatusAnswer: Sendable {
    public var status: String
    public var certainty: Certainty
    /// What holds if the possible does not.
    public var otherwise: String?
    public var since: DayRange
    public var until: DayRange
    public var because: [Because]
    /// The events that decide this answer, by position.
    public var seqs: [Int]
    /// The events by which it was seen to be so.
    public var evidence: [Int] = []
    /// The endings that count, where it has ended or may have.
    public var endings: [Int] = []
    /// The rule that was applied to each event, whether it counts or not.
    public var applied: [Because] = []

    init(status: String, certainty: Certainty, spell: Spell, on days: DayRange) {
        self.init(
            status: status, certainty: certainty, since: spell.since, until: spell.until,
            because: spell.because(on: days), seqs: spell.seqs)
        evidence = spell.affirmations.map(\.seq)
        endings = spell.ends.map(\.seq).uniqued()
        applied = spell.applied
    }

    /// Something that is listed with its days, without a rule that decides it.
    public static func contact(
        _ status: String, certainty: Certainty, since: DayRange, until: DayRange, seqs: [Int]
    ) -> StatusAnswer {
        StatusAnswer(status: status, certainty: certainty, since: since, until: until, because: [], seqs: seqs)
    }

    public init(
        status: String, certainty: Certainty, since: DayRange, until: DayRange, because: [Because], seqs: [Int]
    ) {
        self.status = status
        self.certainty = certainty
        self.since = since
        self.until = until
        self.because = because
        self.seqs = seqs
    }
}

extension StatusAnswer {
    /// Every event, by position, that the answer names.
    var references: [Int] { seqs + evidence + endings + (because + applied).map(\.seq) }

    /// The same answer, possible at most, because of another event.
    func weakened(by seqs: [Int], _ rule: Rule, otherwise fallback: String) -> StatusAnswer {
        var weaker = self
        weaker.because = seqs.map { Because($0, rule) }
        if certainty == .certain {
            weaker.certainty = .possible
            weaker.otherwise = fallback
        } else {
            weaker.because = (because + weaker.because).uniqued()
        }
        weaker.seqs = (self.seqs + seqs).sortedUniqued()
        return weaker
    }

    /// Whether nothing stands on the days, on any reading of the dates: it has ended, or was held, or came to nothing.
    package func isOver(on days: DayRange) -> Bool {
        if Status.happened.contains(status) { return until.hi < days.lo }
        guard Status.finished.contains(status) else { return false }
        // What it may be otherwise: nobody knows what it is where events could not be applied.
        guard certainty != .certain, let otherwise else { return true }
        return otherwise == Status.none || (otherwise != Status.unknown && Status.finished.contains(otherwise))
    }

    /// Events that could not be applied leave nothing certain.
    func doubted(because seqs: [Int]) -> StatusAnswer {
        seqs.isEmpty ? self : weakened(by: seqs, .unknownEvent, otherwise: Status.unknown)
    }
}
