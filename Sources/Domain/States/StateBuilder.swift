import Parallelism

/// Makes the states of a day from what is known.
public struct StateBuilder: Sendable {
    package let knowledge: KnownEvents
    package let days: DayRange
    package let names: Names
    /// The parties that are asked about: of what many take part in, their own part is told. None where all are meant.
    let asked: Set<PartyID>
    /// Of the parties of agreements only those that stand so; all where empty.
    let partStatuses: [String]

    package init(
        _ knowledge: KnownEvents, on days: DayRange, about asked: [PartyID] = [], partStatuses: [String] = []
    ) {
        self.init(knowledge, on: days, Identities(knowledge), about: asked, partStatuses: partStatuses)
    }

    /// - Parameter identities: for builders of several days, which share what they have looked up.
    package init(
        _ knowledge: KnownEvents, on days: DayRange, _ identities: Identities, about asked: [PartyID] = [],
        partStatuses: [String] = []
    ) {
        self.asked = Set(asked.map(knowledge.canonical))
        self.partStatuses = partStatuses
        self.knowledge = knowledge
        self.days = days
        names = Names(identities, on: days)
    }

    /// The states that pass a filter, and what is counted beside them.
    ///
    /// - Parameter scope: which of them are told; the others are only counted.
    package func states(
        _ filter: StateFilter = StateFilter(), telling scope: ReplayScope = .all,
        where includes: (Subject) -> Bool = { _ in true }
    ) -> States {
        let subjects = knowledge.subjects.filter { filter.includes($0) && includes($0) }
        let shares = concurrently(subjects[...].shares) { share in
            states(of: share.lazy.compactMap(knowledge.timeline), filter, telling: scope)
        }
        return shares.reduce(into: States()) { $0.add($1) }
    }

    package func states(
        of timelines: some Sequence<any SubjectTimeline>, _ filter: StateFilter = StateFilter(),
        telling scope: ReplayScope = .all
    ) -> States {
        var states = States()
        for timeline in timelines { add(timeline, to: &states, filter, scope) }
        return states
    }

    private func add(
        _ timeline: any SubjectTimeline, to states: inout States, _ filter: StateFilter, _ scope: ReplayScope
    ) {
        let isOver = timeline.answer(on: days)?.isOver(on: days) ?? false
        if isOver && !filter.asksForStates && !scope.contains(.over) {
            states.counts.over += 1
        } else if let state = timeline.state(self), filter.passes(state) {
            if isOver { states.counts.over += 1 }
            if !isOver || scope.contains(.over) || filter.asksForOver { states.add(state) }
        } else if filter.asksForStates {
            return
        }
        states.counts.conflicts += timeline.conflicts(asked).count
        if scope.contains(.conflicts) { states.add(conflicts: conflicts(of: timeline)) }
    }

    package func conflicts(of timeline: any SubjectTimeline) -> [SubjectConflict] {
        timeline.conflicts(asked).map { conflict in
            SubjectConflict(
                subject: timeline.subject, conflict: conflict,
                sources: sources(of: conflict.disagreement.candidates.flatMap(\.seqs)),
                partyName: conflict.party.map { names[$0] })
        }
    }

    func state(
        _ subject: Subject, _ answer: StatusAnswer, _ content: some StateContent, flags: [State.Flag] = [],
        disregarded: [Because] = []
    ) -> State {
        var answer = answer
        if answer.certainty != .certain && knowledge.hasWithdrawnSources {
            // What makes it only possible may be that something has no ground, though another bound decides.
            let named = Set(answer.because.map(\.seq))
            let groundless = answer.seqs.compactMap(knowledge.fact).filter {
                !named.contains($0.seq) && knowledge.isGroundless($0)
            }
            answer.because += groundless.map { Because($0.seq, .groundless) }
        }
        let withdrawn = retractions(behind: answer.because)
        answer.because += withdrawn
        answer.applied += retractions(behind: answer.applied)
        if !withdrawn.isEmpty { answer.seqs = (answer.seqs + withdrawn.map(\.seq)).sortedUniqued() }
        let flags = flags.map { $0.with(retractions(behind: $0.because)) }
        let reasons = answer.because + disregarded + flags.flatMap(\.because)
        return State(
            subject: subject, answer: answer, content: content, flags: flags,
            confidence: weakestConfidence(of: answer.seqs), disregarded: disregarded,
            sources: sources(of: reasons.map(\.seq)))
    }

    /// Who says what some events say, by their positions.
    private func sources(of seqs: [Int]) -> [Int: String] {
        let words = Set(seqs).compactMap { seq in
            knowledge.fact(at: seq).flatMap(knowledge.whoSays).map { (seq, $0) }
        }
        return Dictionary(uniqueKeysWithValues: words)
    }

    /// The retractions of sources that left some of the reasons without ground.
    private func retractions(behind because: [Because]) -> [Because] {
        because.filter { $0.rule == .groundless }.compactMap { knowledge.fact(at: $0.seq) }
            .flatMap { knowledge.retractions(leavingNothingOf: $0) ?? [] }.uniqued()
            .map { Because($0, .sourceRetracted) }
    }

    /// The answer, possible at most where somebody did it who had ended before: one of the two events is not so.
    ///
    /// - Parameter actors: those without whom it was not as it is told.
    func weakened(_ answer: StatusAnswer, ifEndedBefore actors: [PartyID]) -> StatusAnswer {
        let endings = actors.map(knowledge.canonical).uniqued().flatMap(knowledge.partyEndings)
            .filter { knowledge.standingDays(of: $0).hi < answer.since.lo }
        return endings.isEmpty ? answer : answer.weakened(by: endings.map(\.seq), .partyEnded, otherwise: Status.none)
    }

    private func weakestConfidence(of seqs: [Int]) -> Confidence? {
        let order: [Confidence] = Confidence.allCases
        return seqs.compactMap { knowledge.fact(at: $0)?.confidence }.max {
            (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
        }
    }

    /// The names of parties on the days.
    func names(of parties: some Sequence<PartyID>) -> PartyNames { PartyNames(of: parties, names) }

    /// How something ended or may have; nothing where no ending counts.
    func ending(of answer: StatusAnswer) -> Ending {
        let details = knowledge.endingDetails(of: answer)
        return Ending(details: details, names: names(of: details.parties))
    }
}
