import CanonicalJSON
import ExtendedDateTime
import TransparencyLog
import Domain

/// The trail behind subjects, a region, a period, a recorder or a whole ledger: the events as stored, what has become of
/// them, what they amount to, and what proves that the log holds them.
public struct AuditReport: Report {
    public let title: String
    /// The subjects that were asked for by name; none where the trail is about all that passes its filters.
    public let subjects: [Subject]
    public let asOf: AsOf
    public let scope: TrailScope
    public let evidence: TrailEvidence
    public let states: States
    /// In the order of the scope: what was asked for, and all on which it rests.
    public let entries: [Entry]
    public let findings: [CheckFinding]
    /// What has changed since the last sign-off; `nil` where nobody asked.
    public let review: ReviewChanges?
    /// What its names and titles come from.
    let named: NamedEvents
    /// The positions of the entries that were not asked for, and on which others or the states rest.
    let supporting: Set<Int>
    let knowledge: KnownEvents
    let identities: [IdentityCard]
    let includes: @Sendable (Subject) -> Bool

    /// - Parameters:
    ///   - asked: The events that were asked for, as stored.
    ///   - knowledge: From these and all that bears on them.
    ///   - evidence: What proves the lines that the trail carries, and says what else there is.
    ///   - includes: Whether a state belongs to the trail.
    public init(
        _ title: String, _ subjects: [Subject], _ asked: [Event], _ knowledge: KnownEvents, _ asOf: AsOf,
        scope: TrailScope, review: ReviewChanges? = nil, evidence: (TrailEvents) throws -> TrailEvidence,
        where includes: @escaping @Sendable (Subject) -> Bool
    ) rethrows {
        self.title = title
        self.subjects = subjects
        self.asOf = asOf
        self.scope = scope
        self.review = review
        self.knowledge = knowledge
        self.includes = includes
        let inspection = Inspection(knowledge, asOf, about: subjects.compactMap(\.party), where: includes)
        states = inspection.states
        findings = inspection.findings()
        let references = states.references + findings.flatMap(\.events) + (review.map { [$0.signOff.seq] } ?? [])
        let told = TrailEvents(asked: asked, naming: references, in: knowledge)
        (named, supporting) = (told.named, told.supporting)
        self.evidence = try evidence(told)
        let events = told.entries
        let entries = Entries(knowledge, asOf).entries(for: events, supporting: told.supporting)
        self.entries = scope.order == .recorded ? entries : entries.inWorldOrder
        let names = Names(knowledge, asOf)
        identities = Set(
            events.flatMap { Mention.parties(in: $0) + ($0.place.map { [$0] } ?? []) }.map(knowledge.canonical)
        )
        .sorted().compactMap(knowledge.identity).map { IdentityCard($0, on: asOf.days, names) }
    }

    public var json: JSON {
        let members: [(String, JSON)] =
            [
                ("title", .string(title)),
                ("subject", subjects.count == 1 ? .string(subjects[0].description) : .null),
                ("subjects", .array(subjects.map { .string($0.description) })),
                ("on", .string(asOf.on.description)), ("known_on", .string(asOf.knownOn)),
                ("log", asOf.log.json), ("scope", scope.json(of: entries, supporting.count, same: sameCount)),
                ("left_out_types", types(\.count)), ("left_out_same_types", types(\.same)),
                ("summary", .object(JSONObject(summary.map { ($0.label, .string($0.values[0].plain)) }))),
                ("checkpoint", .string(evidence.checkpoint)), ("key", evidence.key?.json ?? .null),
                ("since_review", review?.json ?? .null),
                ("trail", .array(entries.sorted { $0.event.seq < $1.event.seq }.map(json))),
                ("named", named.json(evidence.proofs)),
                ("identities", .array(identities.map(\.json))),
                ("sources", .array(sources.map(json))),
                ("findings", .array(findings.map(\.json))),
            ]
        return .object(JSONObject(members + states.members()))
    }

    /// What the trail does not tell, by type.
    var leftOut: [TrailScope.LeftOut] { scope.leftOut(besides: entries, evidence.same) }
    var sameCount: Int { leftOut.reduce(0) { $0 + $1.same } }
    var completeness: String {
        scope.completeness(of: entries.count, supporting: supporting.count, same: sameCount)
    }

    /// How many events of each type are left out.
    private func types(_ count: (TrailScope.LeftOut) -> Int) -> JSON {
        let counted = leftOut.map { ($0.type, count($0)) }
        return .object(JSONObject(counted.filter { $0.1 > 0 }.map { ($0.0, .integer($0.1)) }))
    }

    private func json(_ entry: Entry) -> JSON {
        var members = entry.members
        members.append(("line", .string(entry.event.text)))
        members.append(("proof", (evidence.proofs[entry.event.seq] ?? []).json))
        return .object(JSONObject(members))
    }
}

extension AuditReport {
    /// The sources that the entries and their corrections name, as registered; those that were retracted since, too.
    var sources: [Event] {
        let told = entries.flatMap { [$0.event] + $0.corrections }
        return knowledge.registrations(of: Set(told.flatMap { $0.sources.map(\.source) }))
    }

    /// The sources of the trail that were retracted, each with what retracts it.
    var retractedSources: [(source: Event, retraction: Event)] {
        sources.compactMap { source in knowledge.retractions[source.seq].map { (source, $0) } }
    }

    private func json(_ source: Event) -> JSON {
        guard case .object(var object)? = source.line.root["data"]?.json else { return .null }
        if let retraction = knowledge.retractions[source.seq] { object["retracted_by"] = .integer(retraction.seq) }
        return .object(object)
    }

    var corrections: [Entry] { entries.filter { !$0.changes.isEmpty } }
    var retractions: [Entry] { entries.filter { $0.event.type == FactRetracted.type } }
    var preferences: [Entry] { entries.filter { $0.event.type == ClaimPreferred.type } }
}

extension [Entry] {
    fileprivate var inWorldOrder: [Entry] {
        map { (order: $0.worldOrder, entry: $0) }.sorted { $0.order < $1.order }.map(\.entry)
    }
}
