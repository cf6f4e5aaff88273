import Projections
import Domain

/// All that the ledger holds about a subject: the events that speak of it, and what is known from them.
public struct SubjectReadSet: Sendable {
    public let subject: Subject
    /// The events that speak of the subject itself, in the order of the log, as stored.
    public let events: [Event]
    public let knowledge: KnownEvents

    /// Whether a state belongs to the dossier: the subject's own, or, for a party, one in which it takes part.
    public func includes(_ other: Subject) -> Bool {
        if other == subject { return true }
        guard let party = subject.party else { return false }
        let own = knowledge.canonical(party)
        func isOwn(_ parties: [PartyID]) -> Bool { parties.contains { knowledge.canonical($0) == own } }
        if other.kind == nil { return false }
        if let agreement: AgreementID = other.id() { return isOwn(knowledge.parties(of: agreement).all) }
        return other.parties.isEmpty
            ? knowledge.facts(about: other).contains { isOwn(Mention.parties(namedIn: $0)) } : isOwn(other.parties)
    }
}

extension SubjectReadSet {
    /// Whether a finding about another subject belongs to the dossier: as a state does, or about the subject's identity.
    public func covers(_ other: Subject) -> Bool {
        includes(other) || knowledge.canonical(other) == subject
    }
}

extension LedgerView {
    /// Gathers what was known about what a text means.
    public func readSet(_ text: String) throws -> SubjectReadSet { try readSet(subject(text)) }

    /// Gathers what was known about a subject.
    public func readSet(_ subject: Subject) throws -> SubjectReadSet {
        let index = try index
        var seqs: Set<Int> = []
        var references = Set(subject.references)
        if case .encounter(let id) = subject, let seq = try index.seq(of: id) { seqs.insert(seq) }
        if case .thing(.source, _) = subject { references.formUnion(try copies(of: references)) }
        if subject.isOfParties { references.formUnion(try aliases(of: references)) }
        seqs.formUnion(try index.seqs(mentioning: references, identityOnly: false))
        let speaking = seqs
        if subject.party != nil {
            // What a party takes part in is told by events that need not name it.
            let shared = try events(at: seqs.sorted()).flatMap(Mention.all).map(\.target)
            seqs.formUnion(try index.seqs(mentioning: Set(shared.filter(\.isUndertaking)), identityOnly: false))
        }
        let read = try readSet(of: seqs.sorted())
        let knowledge = KnownEvents(read)
        let subject = knowledge.canonical(subject)
        let about = read.filter { speaking.contains($0.seq) && isAbout(subject, $0, references, knowledge) }
        let core = Set(about.map(\.id))
        return SubjectReadSet(subject: subject, events: read.withControls(of: core), knowledge: knowledge)
    }

    /// The sources that took their words from some, at whatever remove: what rests on these rests on them.
    private func copies(of sources: Set<Reference>) throws -> Set<Reference> {
        let index = try index
        var (found, open) = (sources, sources)
        while !open.isEmpty {
            let registrations = try events(at: try index.seqs(mentioning: open, identityOnly: false)).filter {
                $0.type == SourceRegistered.type && $0.definition != nil
            }
            open = Set(
                registrations.map { Reference.thing(.source, $0[SourceRegistered.self].source.text) }
            ).subtracting(found)
            found.formUnion(open)
        }
        return found
    }

    /// The ids of all records that were ever merged with some, by merges that still stand or not.
    func aliases(of references: Set<Reference>) throws -> Set<Reference> {
        let index = try index
        var aliases = Aliases()
        var known = references
        var open = references
        while !open.isEmpty {
            let seqs = try index.seqs(mentioning: open, identityOnly: true)
            let named = aliases.add(try events(at: seqs))
            open = aliases.found(from: named.intersection(known), besides: known)
            known.formUnion(open)
        }
        return known
    }

    private func isAbout(
        _ subject: Subject, _ event: Event, _ references: Set<Reference>, _ knowledge: KnownEvents
    ) -> Bool {
        // As stored, and as corrected: what was retracted, or moved elsewhere, belongs to the story too.
        let forms = knowledge.corrections[event.seq] == nil ? [event] : [event, knowledge.fact(at: event.seq) ?? event]
        switch subject {
        case .membership, .office: return forms.contains { knowledge.subjects(of: $0).contains(subject) }
        default:
            return .event(event.id) == references.first
                || forms.contains { Mention.all(in: $0).contains { references.contains($0.target) } }
        }
    }
}

extension KnownEvents {
    /// The membership or office under the records that stand for its parties; anything else as it is.
    func canonical(_ subject: Subject) -> Subject {
        switch subject {
        case .membership(let member, let organisation):
            .membership(member: canonical(member), organisation: canonical(organisation))
        case .office(let office): .office(office.under(canonical))
        default: subject
        }
    }
}

extension Subject {
    /// Known by the parties that it is about, of which there may be several records.
    fileprivate var isOfParties: Bool { !parties.isEmpty }
}

extension Mention {
    static func parties(namedIn event: Event) -> [PartyID] {
        all(in: event).compactMap { mention in
            if case .thing(.party, let id) = mention.target, mention.path.hasPrefix("/data") {
                PartyID(id)
            } else {
                nil
            }
        }
    }
}

extension Reference {
    /// Something that parties do together, of which later events need not name them again.
    var isUndertaking: Bool {
        switch self {
        case .thing(let namespace, _): Kinds.of(namespace)?.isUndertaking ?? false
        case .event: false
        }
    }
}
