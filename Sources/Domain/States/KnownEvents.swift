import ExtendedDateTime

/// What a set of events amounts to, as known after the last of them.
///
/// The control events are applied here, once, for every fold: what is retracted is gone, what is corrected reads as
/// corrected, merged parties are one, derived sources are one voice. "Known on K" is the same over the events up to K.
///
/// The set need not be the whole log: it is enough that it holds all events about the subjects that are asked for,
/// with the control events that name them, the merges of their parties and the registrations of their sources.
public final class KnownEvents: Sendable {
    /// All events, in the order of the log, as stored.
    public let events: [Event]
    /// Live events other than control events, as corrected, in the order of the log.
    public let facts: [Event]
    /// Live events that this program cannot apply: unknown types, newer versions, and lines without the form of their type.
    public let notApplied: [Event]
    /// Which records of parties are of one party.
    public let merges: Merges
    /// Which claims were let stand, and which belong together.
    let preferences: Preferences
    let links: Links

    private let positions: EventPositions
    private let amendments: Amendments
    private let withdrawn: WithdrawnSources
    /// What each source is, by its first registration that was not retracted; else by its first.
    private let sources: [SourceID: Event]
    private let derivations: SourceDerivations
    /// The facts by what they are about, in the order of the log.
    private let factsBySubject: [Subject: [Event]]
    /// The events that could not be applied, by what they name.
    private let doubtsBySubject: [Subject: [Int]]
    /// The asserted ends of parties.
    private let endingsByParty: [PartyID: [Event]]

    public init(_ events: [Event]) {
        self.events = events
        let positions = EventPositions(events)
        let amendments = Amendments(events, positions)
        let live = events.filter { amendments.retractions[$0.seq] == nil }.map(amendments.effective)
        let facts = live.filter { $0.definition != nil && !$0.isControl }
        let deciding = Dictionary(grouping: live.filter(\.decidesForOthers), by: \.type)
        let asserted = { (type: String) in deciding[type] ?? [] }
        let merges = Merges(asserted(PartyMerged.type))
        self.positions = positions
        self.amendments = amendments
        self.facts = facts
        self.merges = merges
        notApplied = live.filter { $0.definition == nil }
        links = Links(asserted(FactsLinked.type), positions)
        let registrations = events.filter { $0.type == SourceRegistered.type }.map(amendments.effective).filter {
            $0.definition != nil
        }
        let withdrawn = WithdrawnSources(registrations, amendments.retractions)
        self.withdrawn = withdrawn
        // What nothing bears any more settles nothing.
        preferences = Preferences(
            asserted(ClaimPreferred.type).filter {
                withdrawn.retractions(leavingNothingOf: $0.sources.map(\.source)) == nil
            }, positions)
        // What was withdrawn stays a copy of what it copied.
        derivations = SourceDerivations(
            registrations.filter { event in
                event.isAsserted
                    && (amendments.retractions[event.seq] == nil
                        || withdrawn.isRetracted(event[SourceRegistered.self].source))
            })
        sources = Dictionary(registrations.map { ($0[SourceRegistered.self].source, $0) }) { first, next in
            amendments.retractions[first.seq] == nil || amendments.retractions[next.seq] != nil ? first : next
        }
        factsBySubject = Self.bySubject(facts, \.self) { $0.subjects(merges.canonical) }
        doubtsBySubject = Self.bySubject(notApplied.filter(\.isAsserted), \.seq) { $0.namedSubjects(merges.canonical) }
        endingsByParty = Dictionary(grouping: asserted(PartyEnded.type)) {
            merges.canonical($0[PartyEnded.self].party)
        }
    }

    private static func bySubject<Value>(
        _ events: [Event], _ value: KeyPath<Event, Value>, _ subjects: (Event) -> [Subject]
    ) -> [Subject: [Value]] {
        var found: [Subject: [Value]] = [:]
        for event in events {
            for subject in subjects(event) { found[subject, default: []].append(event[keyPath: value]) }
        }
        return found
    }
}

extension KnownEvents {
    /// Every subject with a fact about it, in a fixed order.
    public var subjects: [Subject] {
        factsBySubject.keys.map { (key: $0.key, subject: $0) }.sorted { $0.key < $1.key }.map(\.subject)
    }

    /// The facts about a subject, in the order of the log.
    public func facts(about subject: Subject) -> [Event] { factsBySubject[subject] ?? [] }

    /// The event at a position, as stored.
    public func event(at seq: Int) -> Event? { events.event(at: seq) }

    /// The live fact at a position, as corrected.
    public func fact(at seq: Int) -> Event? { facts.event(at: seq) }

    /// The event that a correction or a retraction amends, as stored.
    public func target(of amendment: Event) -> Event? {
        positions[amendment[Amendment.self].target].flatMap { events.event(at: $0) }
    }

    /// The positions of events that name a subject and could not be applied: about it nothing is certain.
    public func doubts(about subject: Subject) -> [Int] { doubtsBySubject[subject] ?? [] }

    /// The live corrections of an event, oldest first, by the event's position.
    public var corrections: [Int: [Event]] { amendments.corrections }

    /// The live retraction of an event, by the event's position.
    public var retractions: [Int: Event] { amendments.retractions }

    /// The record that stands for a party, through every live merge.
    public func canonical(_ party: PartyID) -> PartyID { merges.canonical(party) }

    /// The record into which each merged one goes, by the last merge of it that stands.
    public var standingMerges: [PartyID: PartyID] {
        let answer = facts.filter { $0.type == PartyMerged.type && $0.isAsserted }
        return Dictionary(answer.map { ($0[PartyMerged.self].party, $0[PartyMerged.self].into) }) { $1 }
    }

    /// The subjects whose state an event may change; of an event of an unknown type those that it names.
    public func subjects(of event: Event) -> [Subject] { merges.subjects(of: event) }

    /// Whether a link tells one of some events apart from one of others, which are none of the first.
    ///
    /// - Parameter some: the positions of events, as those of the others.
    public func areDistinct(_ some: [Int], _ others: [Int]) -> Bool { links.tellApart(some, others) }

    /// The asserted ends of a party.
    func partyEndings(of party: PartyID) -> [Event] { endingsByParty[party] ?? [] }

    /// The ends of parties strike what is open when they come.
    func caps(of parties: [PartyID]) -> [Spells.Cutoff] {
        parties.flatMap(partyEndings).map {
            Spells.Cutoff(claim: claim($0, .partyEnded), isUpperBoundOnly: false)
        }
    }

    /// The day that closes an open end of an event's date: when it was recorded, or when a correction set the date.
    package func dated(_ event: Event) -> Day { amendments.dated(event) ?? event.recorded.day }

    /// The registration of a source as corrected, retracted or not.
    func registration(of source: SourceID) -> Event? { sources[source] }

    /// The registrations of some sources as corrected, those that were retracted too, in the order of the log.
    public func registrations(of sources: Set<SourceID>) -> [Event] {
        events.filter { $0.type == SourceRegistered.type && $0.definition != nil }.map(amendments.effective).filter {
            $0.definition != nil && sources.contains($0[SourceRegistered.self].source)
        }
    }

    /// A source with all that took their words from it, at whatever remove.
    public func copies(of source: SourceID) -> Set<SourceID> { derivations.copies(of: source) }

    /// Some sources with all from which these took their words.
    public func origins(of sources: Set<SourceID>) -> Set<SourceID> { derivations.origins(of: sources) }

    /// The retractions by which a source is withdrawn, by their positions; none while it bears what it says.
    public func retractions(of source: SourceID) -> [Int] { withdrawn.retractions(of: source) }

    /// The retractions that leave an event without ground, by their positions; `nil` where it has some, or never named any: all
    /// its sources are withdrawn, or all sources of a correction that says what it says.
    public func retractions(leavingNothingOf event: Event) -> [Int]? {
        guard !withdrawn.isEmpty else { return nil }
        let own = withdrawn.retractions(leavingNothingOf: event.sources.map(\.source))
        let ofCorrections = (corrections[event.seq] ?? []).compactMap {
            withdrawn.retractions(leavingNothingOf: $0.sources.map(\.source))
        }
        let all = (own.map { [$0] } ?? []) + ofCorrections
        return all.isEmpty ? nil : all.flatMap(\.self).sortedUniqued()
    }

    /// Whether all sources were retracted that an event, or a correction that says what it says, names.
    public func isGroundless(_ event: Event) -> Bool { retractions(leavingNothingOf: event) != nil }

    /// Days on which something came to be, for whoever cannot weigh them against others: without ground it came then or later, if
    /// at all.
    func standing(_ range: DayRange, of event: Event) -> DayRange {
        isGroundless(event) ? range.withoutGround : range
    }

    /// The days on one of which an event happened, for whoever cannot weigh them against others.
    func standingDays(of event: Event) -> DayRange { standing(range(of: event.on, in: event), of: event) }

    /// Whether any source bears nothing any more.
    var hasWithdrawnSources: Bool { !withdrawn.isEmpty }

    /// Whether any source took its words from another.
    var hasDerivedSources: Bool { !derivations.isEmpty }

    /// The sources among these that took their words, at whatever remove, from another of them.
    public func derivedSources(among sources: Set<SourceID>) -> Set<SourceID> { derivations.derived(among: sources) }
}

extension [Event] {
    /// The event at a position of the log, of events in its order.
    fileprivate func event(at seq: Int) -> Event? {
        let place = partitioningIndex { $0.seq >= seq }
        return place < count && self[place].seq == seq ? self[place] : nil
    }
}

extension Event {
    /// Whether it is asserted, and bears on what other subjects' events amount to.
    fileprivate var decidesForOthers: Bool {
        switch type {
        case PartyMerged.type, PartyEnded.type, FactsLinked.type, ClaimPreferred.type: definition != nil && isAsserted
        default: false
        }
    }

    /// About other events, not about the world.
    public var isControl: Bool {
        switch type {
        case FactCorrected.type, FactRetracted.type, FactsLinked.type, ClaimPreferred.type: true
        default: false
        }
    }
}
