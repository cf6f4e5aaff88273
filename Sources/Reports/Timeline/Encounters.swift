import Vocabulary

/// Contacts between two regions: visits, meetings, recurring and counted contacts, and signings.
///
/// Several events tell of one contact, and seldom does one of them name both sides. So the sides are looked for in all
/// that is asserted of the contact together; of its events those are told that name a party of either side.
struct Encounters {
    private let seqs: Set<Int>

    init(_ knowledge: Knowledge, between one: PartyID, _ other: PartyID) {
        var regions = Regions(knowledge)
        var found: Set<Int> = []
        for (subject, events) in Self.contacts(in: knowledge) {
            let parties = events.map { Self.parties(in: $0, of: subject, knowledge) }
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

    private static func contacts(in knowledge: Knowledge) -> [(Subject, [Event])] {
        knowledge.subjects.compactMap { subject in
            let events = knowledge.facts(about: subject).filter { $0.isAsserted && types.contains($0.type) }
            return events.isEmpty ? nil : (subject, events)
        }
    }

    /// Who and what place an event names; for a signing that names nobody, the parties of the agreement.
    private static func parties(in event: Event, of subject: Subject, _ knowledge: Knowledge) -> [PartyID] {
        let named = Mention.parties(in: event) + (event.place.map { [$0] } ?? [])
        guard case .agreement(let id) = subject, event[AgreementSigned.fields.parties] == nil else { return named }
        return named + (knowledge.agreement(id)?.parties ?? [])
    }
}

/// All that involves, for each of some regions, it or a party within it: subjects of which the facts together name them.
struct Involvement {
    private let seqs: Set<Int>

    init(_ knowledge: Knowledge, of places: [PartyID]) {
        var regions = Regions(knowledge)
        var found: Set<Int> = []
        for subject in knowledge.subjects {
            let facts = knowledge.facts(about: subject)
            let parties = Set(facts.flatMap { Mention.parties(in: $0) + ($0.place.map { [$0] } ?? []) }).union(
                subject.parties)
            guard places.allSatisfy({ place in parties.contains { regions.isWithin($0, place) } }) else { continue }
            found.formUnion(facts.map(\.seq))
        }
        seqs = found
    }

    func contains(_ event: Event) -> Bool { seqs.contains(event.seq) }
}

extension Subject {
    /// The parties that the subject itself names.
    fileprivate var parties: [PartyID] {
        switch self {
        case .party(let id): [id]
        case .membership(let member, let organisation): [member, organisation]
        case .office(let office): [office.person, office.of] + (office.accreditedTo.map { [$0] } ?? [])
        default: []
        }
    }
}

/// Which parties lie within which, each looked up once.
private struct Regions {
    private let knowledge: Knowledge
    private var known: [PartyID: [PartyID: Bool]] = [:]

    init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
    }

    mutating func isWithin(_ party: PartyID, _ region: PartyID) -> Bool {
        if let answer = known[region]?[party] { return answer }
        let answer = knowledge.isWithin(party, region)
        known[region, default: [:]][party] = answer
        return answer
    }
}
