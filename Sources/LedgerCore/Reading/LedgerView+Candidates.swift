import Projections
import Reports
import Domain

/// A thing that a text may mean.
public struct Candidate: Hashable, Sendable {
    public let namespace: Namespace
    public let id: String
    /// What it is called, and what tells it from others of that name: `Springfield, a city in Illinois`.
    public let words: String

    public init(_ namespace: Namespace, _ id: String, words: String) {
        self.namespace = namespace
        self.id = id
        self.words = words
    }
}

extension LedgerView {
    /// The things of some kinds that a text means: by an id that is registered, with its kind or without, by the whole
    /// name of a party, or by the whole title of anything else.
    public func candidates(named text: String, in namespaces: [Namespace]) throws -> [Candidate] {
        let byID = try namespaces.filter { try isRegistered($0, text.id(in: $0)) }
        guard byID.isEmpty else { return try candidates(byID.map { ($0, text.id(in: $0)) }) }
        return try candidates(
            namespaces.flatMap { namespace in try ids(named: text, in: namespace).map { (namespace, $0) } })
    }

    /// The ids of the things of a kind that bear a name in full.
    func ids(named text: String, in namespace: Namespace) throws -> [String] {
        let name = text.id(in: namespace)
        guard namespace != .party else {
            return try bearers(among: names(matching: name)).map(\.text)
        }
        let key = name.searchKey
        return try titles(in: namespace).filter { $0.title.searchKey == key }.map(\.id).uniqued()
    }

    /// The parties that bear a name in full; of records that were merged the one that is left.
    func bearers(among matches: [NameMatch]) throws -> [PartyID] {
        let parties = Set(matches.filter { $0.quality == .whole }.map(\.party))
        guard parties.count > 1 else { return Array(parties) }
        let references = Set(parties.map { Reference.thing(.party, $0.text) })
        let known = KnownEvents(try readSet(of: index.seqs(mentioning: references, identityOnly: true)))
        return Set(parties.map(known.canonical)).sorted()
    }

    /// The things of some kinds whose names, titles or ids are near to a text that means none of them, at most six; first
    /// those of a party of that name.
    public func candidates(near text: String, in namespaces: [Namespace]) throws -> [Candidate] {
        let key = text.searchKey
        guard !key.isEmpty else { return [] }
        var found: [(Namespace, String)] = []
        for namespace in namespaces where namespace != .party { found += try things(of: text, in: namespace) }
        for namespace in namespaces {
            let beginning = String(key.prefix(3))
            let called: [(text: String, id: String)] =
                namespace == .party
                ? try names(matching: text).map { ($0.text, $0.party.text) }
                    + names(matching: beginning).filter { $0.isNear(key) }.map { ($0.text, $0.party.text) }
                : try titles(in: namespace).filter { $0.title.searchKey.isNear(key) }.map { ($0.title, $0.id) }
            found += called.uniqued(by: \.id).prefix(3).map { (namespace, $0.id) }
            let slug = key.replacing(" ", with: "-")
            found += try similarIDs(to: slug, in: [namespace]).map { (namespace, $0) }
        }
        var seen: Set<Reference> = []
        return try candidates(Array(found.filter { seen.insert(.thing($0.0, $0.1)).inserted }.prefix(6)))
    }

    /// The things of a kind that a party has part in which bears a name, the latest first.
    private func things(of name: String, in namespace: Namespace) throws -> [(Namespace, String)] {
        let parties = try candidates(named: name, in: [.party]).map { Reference.thing(.party, $0.id) }
        guard !parties.isEmpty else { return [] }
        let told = try events(at: index.seqs(mentioning: parties, identityOnly: false))
        return told.reversed().flatMap(Mention.all).compactMap { mention in
            guard case .thing(namespace, let id) = mention.target else { return nil }
            return (namespace, id)
        }
    }

    /// The names of parties that begin with a text as it is written, at most twenty.
    public func names(beginningWith text: String) throws -> [String] {
        Array(try names(matching: text).map(\.text).filter { $0.hasPrefix(text) }.uniqued().prefix(20))
    }

    /// The last things that were made known in a name space, in words, at most ten.
    public func latest(in namespace: Namespace) throws -> [Candidate] {
        let last = try catalog.registered(namespace).sorted { $0.seq > $1.seq }.prefix(10)
        return try candidates(last.map { (namespace, $0.slug) })
    }

    private func candidates(_ things: [(Namespace, String)]) throws -> [Candidate] {
        let references = Set(things.map { Reference.thing($0.0, $0.1) })
        let knowledge = KnownEvents(try readSet(of: index.seqs(mentioning: references, identityOnly: true)))
        return try things.map { namespace, id in
            Candidate(namespace, id, words: try words(for: namespace, id, knowledge))
        }
    }

    private func words(for namespace: Namespace, _ id: String, _ knowledge: KnownEvents) throws -> String {
        guard namespace == .party else {
            return try titles(in: namespace).first { $0.id == id }?.title ?? namespace.noun
        }
        guard let identity = knowledge.identity(of: PartyID(id)) else { return namespace.noun }
        let within = identity.within.map { " in \(knowledge.displayName(of: $0, on: .anyTime))" } ?? ""
        return "\(identity.displayName(on: .anyTime)), \(identity.kind.rawValue.withArticle)\(within)"
    }

    /// What the things of a kind other than parties are called by the events that make them known.
    private func titles(in namespace: Namespace) throws -> [(id: String, title: String)] {
        let types = namespace.registeringWords.compactMap { EventTypes.worded($0)?.type }
        let seqs = try types.flatMap { try index.seqs(ofType: $0) }
        let facts = KnownEvents(try readSet(of: seqs, withIdentities: false)).facts
        return facts.compactMap { (event) -> (id: String, title: String)? in
            guard let data = event.current["data"], let id = data[namespace.rawValue]?.string else { return nil }
            let title = ["title", "purpose", "goal", "what"].lazy.compactMap { data[$0]?.string }.first
            return title.map { (id, $0) }
        }
    }
}

extension NameMatch {
    fileprivate func isNear(_ key: String) -> Bool { text.searchKey.isNear(key) }
}

extension String {
    /// The id that is meant in a name space, where the text is `kind:id` or the id alone.
    fileprivate func id(in namespace: Namespace) -> String {
        let kind = namespace.rawValue + ":"
        return hasPrefix(kind) ? String(dropFirst(kind.count)) : self
    }

    fileprivate func isNear(_ key: String) -> Bool {
        contains(key) || !Similarity.nearest(to: key, among: [self]).isEmpty
    }

    fileprivate var withArticle: String { (first.map("aeiou".contains) == true ? "an " : "a ") + self }
}
