import CanonicalJSON
import EDTF

/// What a set of events amounts to, as known after the last of them.
///
/// The control events are applied here, once, for every fold: what is retracted is gone, what is corrected reads as
/// corrected, merged parties are one, derived sources are one voice. "Known on K" is the same over the events up to K.
///
/// The set need not be the whole log: it is enough that it holds all events about the subjects that are asked for,
/// with the control events that name them.
public struct Knowledge: Sendable {
    /// All events, in the order of the log, as stored.
    public let events: [Event]
    /// Live events other than control events, as corrected, in the order of the log.
    public let facts: [Event]
    /// Live events that this program cannot apply: unknown types and newer versions.
    public let notApplied: [Event]
    /// Live preferences and links, oldest first.
    let preferences: [Event]
    let links: Links
    /// The live corrections of an event, oldest first, by the event's position.
    public let corrections: [Int: [Event]]
    /// The live retraction of an event, by the event's position.
    public let retractions: [Int: Event]

    /// The facts by what they are about, in the order of the log.
    let factsBySubject: [Subject: [Event]]
    /// The asserted ends of parties.
    let partyEndings: [PartyID: [Event]]

    private let datedOn: [Int: Day]
    private let mergedInto: [PartyID: PartyID]
    private let derivedFrom: [SourceID: [SourceID]]

    public init(_ events: [Event]) {
        self.events = events
        let positions = Dictionary(events.map { ($0.id, $0.seq) }, uniquingKeysWith: { first, _ in first })
        let dead = Self.retractions(among: events, positions)
        let live = events.filter { dead[$0.seq] == nil }
        let corrections = Self.corrections(among: live, positions)
        var facts: [Event] = []
        var datedOn: [Int: Day] = [:]
        for event in live where event.definition != nil && !event.isControl {
            let own = corrections[event.seq] ?? []
            facts.append(own.isEmpty ? event : event.corrected(by: own, corrections))
            let redated = own.last { $0[FactCorrected.fields.changes].entries.contains { $0.pointer == "/on" } }
            datedOn[event.seq] = redated?.recorded.day
        }
        self.facts = facts
        self.datedOn = datedOn
        self.corrections = corrections
        retractions = dead
        notApplied = live.filter { $0.definition == nil }
        preferences = live.filter { $0.type == ClaimPreferred.type && $0.isAsserted }
        links = Links(live.filter { $0.type == FactsLinked.type && $0.isAsserted })
        let merged = Self.merges(among: facts)
        mergedInto = merged
        derivedFrom = Self.derivations(among: facts)
        var bySubject: [Subject: [Event]] = [:]
        var endings: [PartyID: [Event]] = [:]
        for event in facts {
            for subject in event.subjects({ Self.canonical($0, merged) }) {
                bySubject[subject, default: []].append(event)
            }
            if event.type == PartyEnded.type && event.isAsserted {
                endings[Self.canonical(event[PartyEnded.fields.party], merged), default: []].append(event)
            }
        }
        factsBySubject = bySubject
        partyEndings = endings
    }

    /// The facts about a subject, in the order of the log.
    public func facts(about subject: Subject) -> [Event] { factsBySubject[subject] ?? [] }

    /// Every subject with a fact about it, in a fixed order.
    public var subjects: [Subject] { factsBySubject.keys.sorted() }

    /// The day that closes an open end of an event's date: when it was recorded, or when a correction set the date.
    func dated(_ event: Event) -> Day { datedOn[event.seq] ?? event.recorded.day }

    /// The record that stands for a party, through every live merge.
    public func canonical(_ party: PartyID) -> PartyID { Self.canonical(party, mergedInto) }

    private static func canonical(_ party: PartyID, _ merged: [PartyID: PartyID]) -> PartyID {
        var current = party
        var steps = 0
        while let next = merged[current], steps < merged.count {
            current = next
            steps += 1
        }
        return current
    }

    /// Whether the first source took its words, at whatever remove, from the second.
    func derives(_ source: SourceID, from origin: SourceID) -> Bool {
        var seen: Set<SourceID> = [source]
        var open = derivedFrom[source] ?? []
        while let next = open.popLast() {
            if next == origin { return true }
            if seen.insert(next).inserted { open += derivedFrom[next] ?? [] }
        }
        return false
    }
}

extension Knowledge {
    /// Newest first: an event is live unless a live retraction names it (TIME.md, `live`).
    private static func retractions(among events: [Event], _ positions: [EventID: Int]) -> [Int: Event] {
        var dead: [Int: Event] = [:]
        for event in events.reversed() where event.type == FactRetracted.type && event.isAsserted {
            guard dead[event.seq] == nil, let target = positions[event[FactRetracted.fields.event]], target < event.seq
            else { continue }
            dead[target] = event
        }
        return dead
    }

    private static func corrections(among live: [Event], _ positions: [EventID: Int]) -> [Int: [Event]] {
        var corrections: [Int: [Event]] = [:]
        for event in live where event.type == FactCorrected.type && event.isAsserted {
            guard let target = positions[event[FactCorrected.fields.event]], target < event.seq else { continue }
            corrections[target, default: []].append(event)
        }
        return corrections
    }

    private static func merges(among facts: [Event]) -> [PartyID: PartyID] {
        var merged: [PartyID: PartyID] = [:]
        for event in facts where event.type == PartyMerged.type && event.isAsserted {
            merged[event[PartyMerged.fields.party]] = event[PartyMerged.fields.into]
        }
        return merged
    }

    private static func derivations(among facts: [Event]) -> [SourceID: [SourceID]] {
        var derived: [SourceID: [SourceID]] = [:]
        for event in facts where event.type == SourceRegistered.type {
            guard let sources = event[SourceRegistered.fields.derivedFrom] else { continue }
            derived[event[SourceRegistered.fields.source]] = sources.map(\.source)
        }
        return derived
    }
}

extension Event {
    /// About other events, not about the world.
    public var isControl: Bool {
        [FactCorrected.type, FactRetracted.type, FactsLinked.type, ClaimPreferred.type].contains(type)
    }

    /// The event with the given corrections applied in recorded order, each as its own corrections have made it.
    ///
    /// A correction that no longer leads anywhere is passed over: it was valid when it was taken in.
    func corrected(by own: [Event], _ all: [Int: [Event]]) -> Event {
        var json = line.root.json
        for correction in own {
            let inner = all[correction.seq] ?? []
            let effective = inner.isEmpty ? correction : correction.corrected(by: inner, all)
            if let changed = try? effective[FactCorrected.fields.changes].applied(to: json) { json = changed }
        }
        guard let document = try? JSONDocument(json.canonicalBytes), let event = try? Event(document) else {
            return self
        }
        return event
    }
}
