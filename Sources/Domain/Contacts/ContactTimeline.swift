import CanonicalJSON
import ExtendedDateTime

/// Contacts that are listed, not folded into a state: a meeting, a count of contacts, a contact that recurs.
///
/// A count is never itemised. Each account stands for itself, with the days that it may mean.
public struct ContactTimeline: SubjectTimeline {
    public let subject: Subject
    public let accounts: [Account]
    /// All that is told of it, also what nobody asserts.
    let facts: [Event]
    let doubts: [Int]

    public struct Account: Sendable {
        public let event: Event
        public let start: DayRange
        /// The last day, as far as it is known.
        public let end: DayRange
        /// Whether all its sources were retracted.
        public let isGroundless: Bool
    }

    public var snapshot: [(key: String, value: JSON)] { [("events", .array(facts.map { .integer($0.seq) }))] }

    public func collect(into turning: inout TurningDays) {
        for account in accounts { turning.add(account.start) }
    }

    /// Held, counted or recurred, as soon as one of its accounts had begun.
    public func answer(on days: DayRange) -> StatusAnswer? {
        let begun = accounts.filter { $0.start.lo <= days.hi }
        guard let first = begun.min(by: { ($0.start.hi, $0.event.seq) < ($1.start.hi, $1.event.seq) }) else {
            return nil
        }
        let isCertain = first.start.hi <= days.lo
        var answer = StatusAnswer.contact(
            Self.status(of: first.event), certainty: isCertain ? .certain : .possible, since: first.start,
            until: first.end, seqs: begun.map(\.event.seq))
        if !isCertain {
            answer.otherwise = Status.none
            answer.because = begun.filter(\.isGroundless).map { Because($0.event.seq, .groundless) }
        }
        return answer.doubted(because: doubts)
    }

    private static func status(of event: Event) -> String {
        switch event.type {
        case ContactCounted.type: Status.counted
        case ContactRecurred.type: Status.recurred
        default: Status.held
        }
    }
}

extension KnownEvents {
    /// The contacts of a subject of kind `contact` or `encounter`.
    public func contact(_ subject: Subject) -> ContactTimeline? {
        let facts = facts(about: subject)
        let accounts = facts.filter(\.isAsserted).map { event in
            ContactTimeline.Account(
                event: event,
                start: standing(event.on.map { range($0.start, in: event) } ?? range(of: nil, in: event), of: event),
                end: event.on.map { DayRange($0.end) } ?? .anyTime,
                isGroundless: isGroundless(event))
        }
        guard !accounts.isEmpty else { return nil }
        return ContactTimeline(subject: subject, accounts: accounts, facts: facts, doubts: doubts(about: subject))
    }
}
