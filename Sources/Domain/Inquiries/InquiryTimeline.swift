import CanonicalJSON
import ExtendedDateTime

/// The history of one inquiry: open until it is answered or declined. Silence closes nothing.
public struct InquiryTimeline: LadderTimeline {
    public let id: InquiryID
    public let asker: PartyID?
    public let asked: [PartyID]
    public let ladder: StatusLadder
    let closings: [Int: InquiryOutcome]
    /// The days up to which nobody had answered.
    public let silences: [Dated<EventID>]

    public var subject: Subject { .inquiry(id) }
    // When an inquiry was open is told, and what disagrees about it is not.
    public var conflicts: [Conflict] { [] }

    public var snapshot: [(key: String, value: JSON)] {
        ladder.snapshot
            + [("unanswered", .array(silences.map { ["up_to": $0.from.json, "events": [.integer($0.seq)]] }))]
    }

    public func collect(into turning: inout TurningDays) {
        turning.add(ladder)
        turning.add(silences)
    }

    public func answer(on days: DayRange) -> StatusAnswer? {
        guard var answer = ladder.answer(on: days) else { return nil }
        let outcome = answer.endings.compactMap { closings[$0]?.rawValue }.last
        if answer.status == Status.ended { answer.status = outcome ?? Status.ended }
        if answer.otherwise == Status.ended { answer.otherwise = outcome }
        return answer
    }

    public func unansweredUpTo(on days: DayRange) -> Dated<EventID>? { silences.last(by: days) }
}

extension KnownEvents {
    public func inquiry(_ id: InquiryID) -> InquiryTimeline? {
        let facts = facts(about: .inquiry(id))
        guard !facts.isEmpty else { return nil }
        // An inquiry that was declined is told by a source that says "no": the outcome carries it, not the modality.
        let made = facts.filter { $0.type == InquiryMade.type && $0.isAsserted }
        let closed = facts.filter { $0.type == InquiryClosed.type && $0.isAsserted }
        let closing = closed.filter { $0[InquiryClosed.self].outcome != .noResponse }
        let silent = closed.filter { $0[InquiryClosed.self].outcome == .noResponse }
        let claims = ClaimGroup(starts: made.map { claim($0, .start) }, ends: closing.map { claim($0, .end) })
        return InquiryTimeline(
            id: id, asker: made.first?[InquiryMade.self].asker,
            asked: made.flatMap { $0[InquiryMade.self].addressees }.uniqued(),
            ladder: StatusLadder(
                levels: [.init(status: Status.open, spells: Spells(claims, in: self))],
                doubts: doubts(about: .inquiry(id))),
            closings: Dictionary(closing.map { ($0.seq, $0[InquiryClosed.self].outcome) }) { $1 },
            silences: dated(silent) { $0.id })
    }
}
