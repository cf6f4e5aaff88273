import EDTF
import Vocabulary

/// The answers about one subject for every day there is: from one day until before the next the same.
public struct StatePeriods: Sendable {
    /// One answer and the days that it is for.
    public struct Period: Sendable {
        public let from: Day
        /// The day before which it ends; infinite for the last.
        public let until: Day
        /// `nil` where nothing holds and nothing has ended.
        public let state: StoredState?
        /// The kind of the state, as reports call it.
        public let kind: String?
    }

    /// In order, without gaps; neighbours differ.
    public let periods: [Period]
    public let conflicts: [StoredState]
}

/// Cuts histories into the periods in which their states stay the same.
public struct StateCutter {
    private let knowledge: Knowledge
    private let identities: Identities

    public init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
        identities = Identities(knowledge)
    }

    /// What is told of a subject on every day; nothing, on all days, where nothing is known of it.
    public func periods(of subject: Subject?) -> StatePeriods {
        guard let history = subject.flatMap(knowledge.history) else {
            let never = StatePeriods.Period(from: .distantPast, until: .distantFuture, state: nil, kind: nil)
            return StatePeriods(periods: [never], conflicts: [])
        }
        let answers = answers(of: history).sorted { $0.key < $1.key }
        var cuts: [(from: Day, state: StoredState?)] = []
        for (day, state) in answers where cuts.isEmpty || cuts[cuts.count - 1].state != state {
            cuts.append((day, state))
        }
        let ends = cuts.dropFirst().map(\.from) + [.distantFuture]
        let builder = StateBuilder(knowledge, on: .anyTime, identities)
        let kind = States.Kind(history.subject)?.rawValue
        return StatePeriods(
            periods: zip(cuts, ends).map { .init(from: $0.from, until: $1, state: $0.state, kind: kind) },
            conflicts: builder.conflicts(of: history).map(\.stored))
    }

    /// The answer from each day on which it may be another: where a bound lies, or the name of somebody that is named.
    private func answers(of history: History) -> [Day: StoredState?] {
        var answers: [Day: StoredState?] = [:]
        var named: Set<PartyID> = []
        var open = history.turningDays.union([.distantPast])
        while let day = open.popFirst() {
            let builder = StateBuilder(knowledge, on: DayRange(day, day), identities)
            answers[day] = .some(builder.state(of: history)?.stored)
            for party in builder.names.used where named.insert(party).inserted {
                open.formUnion(identities[party]?.turningDays.filter { answers[$0] == nil } ?? [])
            }
        }
        return answers
    }
}
