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

    public let periods: [Period]
    /// Whether the periods are in order, without gaps, and neighbours differ; else they are those around some days.
    public let isWhole: Bool
    public let conflicts: [StoredState]
}

extension StatePeriods {
    /// Of what nothing is known.
    fileprivate static let never = StatePeriods(
        periods: [Period(from: .distantPast, until: .distantFuture, state: nil, kind: nil)], isWhole: true,
        conflicts: [])
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
    ///
    /// - Returns: `nil` for a subject with very many turns: each of its answers may be as long as its history, and few of
    ///   them are ever asked for.
    public func periods(of subject: Subject?) -> StatePeriods? {
        guard let history = subject.flatMap(knowledge.history) else { return .never }
        let turns = history.turningDays
        return turns.count <= Self.manyTurns ? whole(history, turns) : nil
    }

    /// What is told of a subject around some days; on every day where that is as little work.
    public func periods(of subject: Subject?, around days: [Day]) -> StatePeriods {
        guard let history = subject.flatMap(knowledge.history) else { return .never }
        let turns = history.turningDays
        if turns.count <= Self.fewTurns { return whole(history, turns) }
        return StatePeriods(
            periods: days.map { period(of: history, turns, around: $0) }, isWhole: false,
            conflicts: conflicts(of: history))
    }

    private func whole(_ history: History, _ turns: Set<Day>) -> StatePeriods {
        StatePeriods(periods: periods(of: history, turns), isWhole: true, conflicts: conflicts(of: history))
    }

    private func conflicts(of history: History) -> [StoredState] {
        StateBuilder(knowledge, on: .anyTime, identities).conflicts(of: history).map(\.stored)
    }

    /// How a subject stands on some days, whatever turns within them, and the kind of the state, as reports call it; `nil`
    /// where nothing holds and nothing has ended.
    public func state(of subject: Subject, on days: DayRange) -> (kind: String, state: StoredState)? {
        guard let history = knowledge.history(of: subject), let kind = States.Kind(subject)?.rawValue,
            let state = StateBuilder(knowledge, on: days, identities).state(of: history)
        else { return nil }
        return (kind, state.stored)
    }

    private static let fewTurns = 2
    private static let manyTurns = 256

    private func periods(of history: History, _ turns: Set<Day>) -> [StatePeriods.Period] {
        let answers = answers(of: history, turns).sorted { $0.key < $1.key }
        var cuts: [(from: Day, state: StoredState?)] = []
        for (day, state) in answers where cuts.isEmpty || cuts[cuts.count - 1].state != state {
            cuts.append((day, state))
        }
        let ends = cuts.dropFirst().map(\.from) + [.distantFuture]
        let kind = States.Kind(history.subject)?.rawValue
        return zip(cuts, ends).map { .init(from: $0.from, until: $1, state: $0.state, kind: kind) }
    }

    /// The answer from each day on which it may be another: where a bound lies, or the name of somebody that is named.
    private func answers(of history: History, _ turns: Set<Day>) -> [Day: StoredState?] {
        var answers: [Day: StoredState?] = [:]
        var named: Set<PartyID> = []
        var open = turns.union([.distantPast])
        while let day = open.popFirst() {
            let builder = StateBuilder(knowledge, on: DayRange(day, day), identities)
            answers[day] = .some(builder.state(of: history)?.stored)
            for party in builder.names.used where named.insert(party).inserted {
                open.formUnion(identities[party]?.turningDays.filter { answers[$0] == nil } ?? [])
            }
        }
        return answers
    }

    /// The answer on a day, from the last turn up to it until the next one.
    private func period(of history: History, _ turns: Set<Day>, around day: Day) -> StatePeriods.Period {
        let builder = StateBuilder(knowledge, on: DayRange(day, day), identities)
        let state = builder.state(of: history)?.stored
        let turns = builder.names.used.reduce(into: turns) { $0.formUnion(identities[$1]?.turningDays ?? []) }
        return StatePeriods.Period(
            from: turns.filter { $0 <= day }.max() ?? .distantPast,
            until: turns.filter { $0 > day }.min() ?? .distantFuture,
            state: state, kind: States.Kind(history.subject)?.rawValue)
    }
}
