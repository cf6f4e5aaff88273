import ExtendedDateTime
import EventStore
import Projections
import Reports
import TransparencyLog
import Domain

/// What a trail is to be about.
public struct TrailQuery: Sendable {
    /// Ids, names: see `Ledger.subject`. All that passes the filter where there are none.
    public var subjects: [String] = []
    /// How far the trail follows from these: 1 for what a party takes part in and for the parties of an agreement or a
    /// visit, 2 for what these take part in, and so on.
    public var depth = 0
    public var filter = TimelineFilter()
    public var order: TimelineReport.Order = .world
    /// Whether what has changed since the last sign-off comes first.
    public var isSinceReview = false

    public init() {}
}

extension LedgerView {
    /// The trail behind what is asked for, with a proof for each of its entries.
    public func audit(_ query: TrailQuery, on day: EDTF? = nil) throws -> AuditReport {
        try audit(query, asOf(on: day), as: nil)
    }

    /// - Parameter issued: a trail that was issued earlier, of which the checkpoint and the proofs are taken over, so that
    ///   what is made is what was issued then, if that was what the ledger says.
    func audit(_ query: TrailQuery, _ asOf: AsOf, as issued: IssuedTrail?) throws -> AuditReport {
        let content = try complete(content(of: query))
        let asOf = asOf.knowing(reviewsOfOtherLogs: try reviewsOfOtherLogs(among: content.knowledge.events))
        let passed = query.filter.apply(to: content.events, in: content.knowledge, asOf)
        let core = Set(passed.map(\.id))
        let review = query.isSinceReview ? try reviewToCompare(of: content.subjects) : nil
        let events = content.knowledge.events.filter { core.contains($0.id) || $0.id == review?.id }
        let seqs = Set(events.map(\.seq))
        let filters = content.filters + query.filter.words
        let isFiltered = !query.filter.isEmpty
        let includes: @Sendable (Subject) -> Bool = {
            [includes = content.includes, knowledge = content.knowledge] subject in
            // Of a filtered trail only those states of which it tells something.
            includes(subject) && (!isFiltered || knowledge.facts(about: subject).contains { seqs.contains($0.seq) })
        }
        return try AuditReport(
            content.title(asOf), content.subjects, events, content.knowledge, asOf,
            scope: TrailScope(
                range: 0..<size, filters: filters, types: try index.typeCounts(), order: query.order,
                depth: query.depth, isFiltered: isFiltered),
            review: try review.map { try changes(since: $0, issued?.growth) },
            evidence: { told in
                let same = query.subjects.isEmpty ? [:] : try eventsAboutTheSame(as: told.entries, content.knowledge)
                return try issued.map { try evidence(of: $0, same) } ?? evidence(for: told.carried, same)
            },
            where: includes)
    }

    /// How many events of each type are about the agreements, visits and bodies that some events speak of, and none of these.
    private func eventsAboutTheSame(as events: [Event], _ knowledge: KnownEvents) throws -> [String: Int] {
        var things = Set(events.flatMap(Mention.all).map(\.target).filter(\.isUndertaking))
        for case .membership(_, let organisation) in events.flatMap(knowledge.subjects) {
            things.insert(.thing(.party, organisation.text))
        }
        let index = try index
        let about = Set(try index.seqs(mentioning: things)).subtracting(events.map(\.seq))
        guard !about.isEmpty else { return [:] }
        let counts = try index.typeCounts().keys.map { ($0, try index.seqs(ofType: $0).count(where: about.contains)) }
        return Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 })
    }

    private func evidence(for events: [Event], _ same: [String: Int]) throws -> TrailEvidence {
        let leaves = events.map { (seq: $0.seq, leaf: Merkle.leaf($0.line.bytes)) }
        let proofs = zip(events.map(\.seq), try log.log.inclusionProofs(of: leaves, in: head))
        return TrailEvidence(
            checkpoint: head.note, proofs: Dictionary(proofs) { $1 }, key: try namedKey(), same: same)
    }

    /// The evidence that a trail brings along; the key as the event names it that the trail points to.
    private func evidence(of issued: IssuedTrail, _ same: [String: Int]) throws -> TrailEvidence {
        let key = try issued.keySeq.map { seq in
            let event = try event(at: seq)
            let verifier =
                event.type == LedgerKeyChanged.type
                ? event.as(LedgerKeyChanged.self)?.key : event.as(LedgerOpened.self)?.key
            return TrailEvidence.NamedKey(verifier: verifier ?? "none", event: event, proof: issued.keyProof)
        }
        return TrailEvidence(checkpoint: issued.checkpoint, proofs: issued.proofs, key: key, same: same)
    }

    /// The key that signs now, by the event that last named one.
    private func namedKey() throws -> TrailEvidence.NamedKey? {
        guard head.size > 0 else { return nil }
        let change = try box.whole.seqs(ofType: LedgerKeyChanged.type).last
        let event = try event(at: change ?? 0)
        let verifier = change == nil ? event.as(LedgerOpened.self)?.key : event.as(LedgerKeyChanged.self)?.key
        return try verifier.map {
            .init(verifier: $0, event: event, proof: try log.log.inclusionProof(of: event.seq, in: head))
        }
    }
}

/// All that is known about what a trail asks for, before it is filtered.
private struct TrailContent {
    let subjects: [Subject]
    let filters: [String]
    /// In the order of the log.
    let events: [Event]
    var knowledge: KnownEvents
    let includes: @Sendable (Subject) -> Bool
    let title: (AsOf) -> String
}

extension LedgerView {
    /// The content with every event that one of its events names by its id, with all that affects that.
    private func complete(_ content: TrailContent) throws -> TrailContent {
        var content = content
        while true {
            let known = Set(content.knowledge.events.map(\.id))
            let named = content.knowledge.events.flatMap(Mention.all).compactMap { mention in
                if case .event(let id) = mention.target, !known.contains(id) { id } else { nil }
            }
            let missing = try index.seqs(of: named.uniqued()).compactMap(\.self)
            guard !missing.isEmpty else { return content }
            let further = content.knowledge.events + (try readSet(of: missing.sorted()))
            content.knowledge = KnownEvents(further.uniqued(by: \.seq).sorted { $0.seq < $1.seq })
        }
    }

    private func content(of query: TrailQuery) throws -> TrailContent {
        guard !query.subjects.isEmpty else {
            let knowledge = try knowledge()
            return TrailContent(
                subjects: [], filters: [], events: knowledge.events, knowledge: knowledge, includes: { _ in true },
                title: { _ in
                    query.filter.isEmpty
                        ? "the whole ledger" : "what passes: " + query.filter.words.joined(separator: ", ")
                })
        }
        let asked = try query.subjects.map { try readSet($0) }
        let readSets = try related(to: asked, depth: query.depth)
        let subjects = asked.map(\.subject)
        let further = (readSets.count - asked.count).of("further subject")
        let depth = query.depth > 0 ? ["related to depth \(query.depth): \(further)"] : []
        let filters = ["subject \(subjects.map(\.description).joined(separator: ", "))"] + depth
        let title = { (asOf: AsOf) in
            asked.map { self.title(of: $0, asOf) }.joined(separator: " and ")
        }
        guard readSets.count > 1 else {
            let only = readSets[0]
            return TrailContent(
                subjects: subjects, filters: filters, events: only.events, knowledge: only.knowledge,
                includes: only.includes, title: title)
        }
        let events = readSets.flatMap(\.knowledge.events).uniqued(by: \.seq).sorted { $0.seq < $1.seq }
        let knowledge = KnownEvents(events)
        let stating = Set(readSets.flatMap(\.events).map(\.seq))
        return TrailContent(
            subjects: subjects, filters: filters, events: events.filter { stating.contains($0.seq) },
            knowledge: knowledge,
            includes: { subject in readSets.contains { $0.includes(subject) } }, title: title)
    }

    /// The dossiers with those of what their events name, and of what these name, to a depth.
    private func related(to readSets: [SubjectReadSet], depth: Int) throws -> [SubjectReadSet] {
        var found = readSets
        var reached = Set(readSets.map(\.subject))
        var frontier = readSets
        for _ in 0..<depth {
            let next = frontier.flatMap(\.neighbours).uniqued().filter { reached.insert($0).inserted }
            frontier = try next.map { try readSet($0) }
            found += frontier
        }
        return found
    }
}

extension SubjectReadSet {
    /// What the events name: of a party what it takes part in, of all else also the parties.
    fileprivate var neighbours: [Subject] {
        let isParty = subject.party != nil
        return events.flatMap(Mention.all).compactMap { mention in
            guard case .thing(let namespace, let id) = mention.target, namespace != .source,
                namespace != .party || !isParty
            else { return nil }
            return .thing(namespace, id)
        }
    }
}
