import Projections
import Domain

extension LedgerView {
    /// The subject that a text means: `kind:id`, a bare id, `@SEQ`, an event's id, or a party's name.
    ///
    /// A text that fits several is not guessed at. Ids and names are those that were known: what was first named later is not here
    /// yet, as in a log that ends there.
    public func subject(_ text: String) throws -> Subject {
        if let subject = try subject(byID: text) { return subject }
        try checkIsRegistered(text)
        if let subject = try subject(ofEvent: text) { return subject }
        return try subject(named: text)
    }

    /// The subject that a text means by an id that is registered, or by the ids of its parts.
    func subject(byID text: String) throws -> Subject? {
        if let subject = try explicit(text) { return subject }
        let byID = try Namespace.allCases.filter { try index.registration(of: $0, text) != nil }
        if byID.count > 1 {
            throw QuestionError.ambiguousSubject(text, candidates: byID.map { "\($0.rawValue):\(text)" })
        }
        return byID.first.map { .thing($0, text) }
    }

    /// The party that a text means.
    public func party(_ text: String) throws -> PartyID {
        guard let party = try subject(text).party else {
            throw QuestionError.noSuchSubject(text, similar: try similarIDs(to: text, in: [.party]))
        }
        return party
    }

    private func explicit(_ text: String) throws -> Subject? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let kind = String(text[..<colon])
        let rest = String(text[text.index(after: colon)...])
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch kind {
        case "membership" where parts.count == 2:
            return .membership(member: PartyID(parts[0]), organisation: PartyID(parts[1]))
        case "office" where parts.count >= 3: return .office(try office(parts))
        default:
            guard let namespace = Namespace(rawValue: kind) else { return nil }
            return try index.registration(of: namespace, rest).map { _ in .thing(namespace, rest) }
        }
    }

    /// - Throws: `QuestionError` where a text says that it is the id of a thing of some kind, and it is none.
    private func checkIsRegistered(_ text: String) throws {
        guard let colon = text.firstIndex(of: ":"), let namespace = Namespace(rawValue: String(text[..<colon])) else {
            return
        }
        let id = String(text[text.index(after: colon)...])
        let similar = Similarity.nearest(to: id, among: try catalog.candidates(near: id, in: namespace))
        throw QuestionError.noSuchSubject(text, similar: similar)
    }

    /// Person, of whom, perhaps accredited to whom, and the title, in which strokes may stand too.
    private func office(_ parts: [String]) throws -> Office {
        let isAccredited = try parts.count > 3 && index.registration(of: .party, parts[2]) != nil
        return Office(
            person: PartyID(parts[0]), title: parts.dropFirst(isAccredited ? 3 : 2).joined(separator: "/"),
            of: PartyID(parts[1]), accreditedTo: isAccredited ? PartyID(parts[2]) : nil)
    }

    /// `@SEQ`, an event's id, or `event:` and either.
    ///
    /// - Throws: `QuestionError.noSuchSeq` where the log has no such position.
    private func subject(ofEvent text: String) throws -> Subject? {
        let text = text.hasPrefix("event:") ? String(text.dropFirst("event:".count)) : text
        if text.hasPrefix("@"), let seq = Int(text.dropFirst()) {
            guard (0..<size).contains(seq) else { throw QuestionError.noSuchSeq(seq, size: size) }
            return .encounter(try event(at: seq).id)
        }
        return try index.seq(of: EventID(text)).map { .encounter(try event(at: $0).id) }
    }

    /// The first few of some parties, with their names.
    private func named(_ parties: [PartyID]) throws -> [String] {
        let shown = parties.prefix(8)
        let seqs = try index.seqs(mentioning: shown.map { Reference.thing(.party, $0.text) }, identityOnly: true)
        let knowledge = KnownEvents(try readSet(of: seqs))
        let more = parties.count > shown.count ? ["\(parties.count - shown.count) more"] : []
        return shown.map { "party:\($0) (\(knowledge.displayName(of: $0, on: .anyTime)))" } + more
    }

    /// The one party that bears the name, in full, else the one thing that has it as its title. Whoever bears a longer
    /// one, or what looks like it, is only named as a near miss.
    private func subject(named text: String) throws -> Subject {
        let matches = try names(matching: text)
        let parties = try bearers(among: matches)
        if parties.count == 1 { return .party(parties[0]) }
        guard parties.isEmpty else {
            throw QuestionError.ambiguousSubject(text, candidates: try named(parties))
        }
        let titled = try Namespace.allCases.filter { $0 != .party }.flatMap { namespace in
            try self.ids(named: text, in: namespace).map { Subject.thing(namespace, $0) }
        }
        guard titled.count <= 1 else {
            throw QuestionError.ambiguousSubject(text, candidates: titled.map(\.description))
        }
        if let titled = titled.first { return titled }
        let near = matches.uniqued(by: \.party).prefix(3)
        let ids = Similarity.nearest(to: text, among: try catalog.registered().map(\.slug))
        throw QuestionError.noSuchSubject(
            text,
            similar: near.map { "party:\($0.party) (\($0.text))" }
                + ids.filter { id in !near.contains { $0.party.text == id } })
    }
}

extension Subject {
    /// The ids by which the index finds the subject's events.
    var references: [Reference] {
        switch self {
        case .thing(let namespace, let id): [.thing(namespace, id)]
        case .membership(let member, _): [.thing(.party, member.text)]
        case .office(let office): [.thing(.party, office.person.text)]
        case .encounter(let id): [.event(id)]
        }
    }
}
