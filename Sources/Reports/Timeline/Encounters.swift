import Domain

/// Contacts between two regions: visits, meetings, recurring and counted contacts, and signings.
///
/// Several events tell of one contact, and seldom does one of them name both sides. So the sides are looked for in all
/// that is asserted of the contact together; of its events those are told that name a party of either side.
struct Encounters {
    private let seqs: Set<Int>

    init(_ knowledge: KnownEvents, between one: PartyID, _ other: PartyID) {
        var regions = Regions(knowledge)
        var found: Set<Int> = []
        for (subject, events) in Self.contacts(in: knowledge) {
            let ofAgreement = Self.parties(of: subject, knowledge, signedBy: events)
            let parties = events.map { Self.parties(in: $0, ofAgreement) }
            let isOne = parties.map { $0.contains { regions.isWithin($0, one) } }
            let isOther = parties.map { $0.contains { regions.isWithin($0, other) } }
            guard isOne.contains(true), isOther.contains(true) else { continue }
            for (index, event) in events.enumerated() where isOne[index] || isOther[index] { found.insert(event.seq) }
        }
        seqs = found
    }

    func contains(_ event: Event) -> Bool { seqs.contains(event.seq) }

    private static let types: Set<String> = [
        VisitHeld.type, MeetingHeld.type, ContactCounted.type, ContactRecurred.type, AgreementSigned.type,
    ]

    private static func contacts(in knowledge: KnownEvents) -> [(Subject, [Event])] {
        knowledge.subjects.compactMap { subject in
            let events = knowledge.facts(about: subject).filter { $0.isAsserted && types.contains($0.type) }
            return events.isEmpty ? nil : (subject, events)
        }
    }

    /// The parties of an agreement, where a signing names nobody.
    private static func parties(
        of subject: Subject, _ knowledge: KnownEvents, signedBy events: [Event]
    ) -> [PartyID] {
        guard let id: AgreementID = subject.id(), events.contains(where: isOfAll) else { return [] }
        return knowledge.agreement(id)?.parties ?? []
    }

    private static func isOfAll(_ event: Event) -> Bool {
        event.type == AgreementSigned.type && event[AgreementSigned.self].parties == nil
    }

    /// Who and what place an event names; for a signing that names nobody, the parties of the agreement.
    private static func parties(in event: Event, _ ofAgreement: [PartyID]) -> [PartyID] {
        Mention.parties(in: event) + (event.place.map { [$0] } ?? []) + (isOfAll(event) ? ofAgreement : [])
    }
}

/// All that involves, for each of some regions, it or a party within it: subjects of which the facts together name them.
struct Involvement {
    private let seqs: Set<Int>
    private let subjects: Set<Subject>

    init(_ knowledge: KnownEvents, of places: [PartyID]) {
        var regions = Regions(knowledge)
        var found: Set<Int> = []
        var subjects: Set<Subject> = []
        for subject in knowledge.subjects {
            let facts = knowledge.facts(about: subject)
            let parties = Set(facts.flatMap { Mention.parties(in: $0) + ($0.place.map { [$0] } ?? []) }).union(
                subject.parties)
            guard places.allSatisfy({ place in parties.contains { regions.isWithin($0, place) } }) else { continue }
            found.formUnion(facts.map(\.seq))
            subjects.insert(subject)
        }
        seqs = found
        self.subjects = subjects
    }

    func contains(_ event: Event) -> Bool { seqs.contains(event.seq) }
    func contains(_ subject: Subject) -> Bool { subjects.contains(subject) }
}

/// Which parties lie within which, each looked up once.
private struct Regions {
    private let knowledge: KnownEvents
    private var known: [PartyID: [PartyID: Bool]] = [:]

    init(_ knowledge: KnownEvents) {
        self.knowledge = knowledge
    }

    /// The way up is gone only as far as nobody went before: all on it lie where its end does.
    mutating func isWithin(_ party: PartyID, _ region: PartyID) -> Bool {
        let wanted = knowledge.canonical(region)
        var way: Set<PartyID> = []
        var answer = false
        var next: PartyID? = knowledge.canonical(party)
        while let current = next {
            if let known = known[region]?[current] {
                answer = known
                break
            }
            guard way.insert(current).inserted else { break }
            if current == wanted {
                answer = true
                break
            }
            next = knowledge.identity(of: current)?.within
        }
        for passed in way { known[region, default: [:]][passed] = answer }
        return answer
    }
}
