import CanonicalJSON
import ExtendedDateTime

/// The history of one visit: planned, overdue, held, or what else became of it.
public struct VisitTimeline: SubjectTimeline {
    public let id: VisitID
    /// What changed its status, in order.
    let turns: [Turn]
    let span: Span?
    /// The days for which it was last planned.
    public let scheduled: DayRange?
    /// The accounts that it was held, by position.
    let held: [Int]
    public let details: VisitDetails
    public let facts: [Event]
    public let conflicts: [Conflict]
    /// The visit that took its place.
    public let replacedBy: VisitID?
    let doubts: [Int]

    /// A status that it took, on a day within a range.
    struct Turn: Sendable {
        let status: String
        var days: DayRange
        /// The days for which it is planned from then on.
        let scheduled: DayRange?
        let claims: [Claim]
    }

    /// When it was held, and what made the latest start what it is.
    struct Span: Sendable {
        var start: DayRange
        var end: DayRange
        var because: [Because]
    }

    public var subject: Subject { .visit(id) }

    public var snapshot: [(key: String, value: JSON)] {
        let days = [("start", start), ("end", end), ("scheduled", scheduled)]
        return [("events", .array(facts.map { .integer($0.seq) }))]
            + days.compactMap { key, days in days.map { (key, $0.json) } }
    }

    public func collect(into turning: inout TurningDays) {
        if let span { turning.add(span.start) }
        for turn in turns {
            turning.add(turn.days)
            if let scheduled = turn.scheduled { turning.add(after: scheduled.hi) }
        }
    }

    /// When it began and when it ended, where a source says that it was held.
    public var start: DayRange? { span?.start }
    public var end: DayRange? { span?.end }

    /// Held, once it has begun; else the last turn that came; a plan whose days have passed is overdue.
    public func answer(on days: DayRange) -> StatusAnswer? {
        (answerAsHeld(on: days) ?? answerAsPlanned(on: days))?.doubted(because: doubts)
    }

    private func answerAsHeld(on days: DayRange) -> StatusAnswer? {
        guard let span, span.start.lo <= days.hi else { return nil }
        let certainty: Certainty = span.start.hi <= days.lo ? .certain : .possible
        var answer = StatusAnswer(
            status: Status.held, certainty: certainty, since: span.start, until: span.end, because: span.because,
            seqs: held)
        if certainty == .possible { answer.otherwise = answerAsPlanned(on: days)?.status ?? Status.none }
        return answer
    }

    /// The turns that may be the last to have come; the latest of them is told, and the one before as what holds
    /// otherwise.
    private func answerAsPlanned(on days: DayRange) -> StatusAnswer? {
        let nexts = turns.dropFirst().map(\.days.hi) + [.distantFuture]
        let last = zip(turns, nexts).filter { turn, next in turn.days.lo <= days.hi && days.lo < next }.map(\.0)
        guard let turn = last.last else { return nil }
        var answer = self.answer(after: turn, on: days)
        let others = last.dropLast().map { self.answer(after: $0, on: days).status }
        if let other = others.last(where: { $0 != answer.status }) {
            answer.certainty = .possible
            answer.otherwise = other
        } else if !turns.contains(where: { $0.days.hi <= days.lo }) {
            answer.certainty = .possible
            answer.otherwise = Status.none
        }
        return answer
    }

    private func answer(after turn: Turn, on days: DayRange) -> StatusAnswer {
        let seqs = turn.claims.map(\.seq)
        guard turn.status == Status.planned, let scheduled = turn.scheduled, days.lo > scheduled.hi else {
            return StatusAnswer(
                status: turn.status, certainty: .certain, since: turn.days, until: .open,
                because: turn.claims.map(\.standing.because), seqs: seqs)
        }
        let since = max(scheduled.hi.next, turn.days.lo)
        return StatusAnswer(
            status: Status.overdue, certainty: .certain, since: DayRange(since, since), until: .open,
            because: seqs.map { Because($0, .overdue) }
                + turn.claims.filter(\.isGroundless).map(\.standing.because), seqs: seqs)
    }
}
