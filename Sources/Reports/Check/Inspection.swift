import ExtendedDateTime
import Domain

/// What the rules look at, made once for all of them.
public struct Inspection {
    let knowledge: KnownEvents
    let asOf: AsOf
    let names: Names
    /// What stands on the day asked about.
    let states: States
    /// The subjects that are looked at.
    let subjects: [Subject]
    /// The facts about these, each once.
    let facts: [Event]
    /// States that rest on sources: those of which some deciding event names one.
    let sourcedStates: [(state: State, events: [Event], sources: Set<SourceID>)]
    private let histories: [Subject: any SubjectTimeline]
    private let sources: [SourceID: Event]
    private let included: Set<Subject>
    /// Whether a subject is one of those that were asked about.
    let includes: (Subject) -> Bool

    /// - Parameter asked: the parties that are asked about; of what many take part in, their own part is told.
    public init(
        _ knowledge: KnownEvents, _ asOf: AsOf, about asked: [PartyID] = [],
        where includes: @escaping (Subject) -> Bool
    ) {
        self.knowledge = knowledge
        self.asOf = asOf
        self.includes = includes
        names = Names(knowledge, asOf)
        subjects = knowledge.subjects.filter(includes)
        included = Set(subjects)
        let histories = subjects.compactMap { subject in knowledge.timeline(of: subject).map { (subject, $0) } }
        self.histories = Dictionary(uniqueKeysWithValues: histories)
        states = StateBuilder(knowledge, on: asOf.days, about: asked).states(of: histories.map(\.1))
        var seen: Set<Int> = []
        facts = subjects.flatMap { knowledge.facts(about: $0) }.filter { seen.insert($0.seq).inserted }
            .sorted { $0.seq < $1.seq }
        let registrations = knowledge.facts.filter { $0.type == SourceRegistered.type }
        sources = Dictionary(
            registrations.map { ($0[SourceRegistered.self].source, $0) }, uniquingKeysWith: { first, _ in first })
        sourcedStates = states.all.compactMap { state in
            let events = state.answer.seqs.compactMap { knowledge.fact(at: $0) }
            let sources = Set(events.flatMap { $0.sources.map(\.source) })
            return sources.isEmpty ? nil : (state, events, sources)
        }
    }

    /// Who the parties are, those who were not asked about too.
    var identities: [Identity] {
        knowledge.subjects.compactMap(\.party).compactMap { id in
            knowledge.identity(of: id).flatMap { $0.id == id ? $0 : nil }
        }
    }

    /// All that the rules find, the gravest first.
    public func findings(by rules: [any CheckRule.Type] = CheckRules.all) -> [CheckFinding] {
        rules.flatMap { $0.findings(in: self) }.sorted {
            ($1.severity, $0.rule, $0.subject, $0.events.first ?? 0)
                < ($0.severity, $1.rule, $1.subject, $1.events.first ?? 0)
        }
    }

    /// What a source's registration says; `nil` where it is not registered here.
    func source(_ id: SourceID) -> Event? { sources[id] }

    /// What is known of one of the subjects on all days.
    func timeline(of subject: Subject) -> (any SubjectTimeline)? { histories[subject] }

    /// The events that decide a state, as corrected.
    func deciding(_ state: State) -> [Event] { state.answer.seqs.compactMap { knowledge.fact(at: $0) } }

    /// The subject under which a finding about an event stands: the first that is looked at.
    func subject(of event: Event) -> Subject {
        knowledge.subjects(of: event).first(where: included.contains) ?? .encounter(event.id)
    }
}
