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
    /// In the order of the scope.
    public let entries: [Entry]
    public let findings: [CheckFinding]
    /// What has changed since the last sign-off; `nil` where nobody asked.
    public let review: ReviewChanges?
    /// What its names and titles come from.
    let named: NamedEvents
    let knowledge: KnownEvents
    let identities: [IdentityCard]
    let includes: @Sendable (Subject) -> Bool

    /// - Parameters:
    ///   - events: What the trail tells, as stored.
    ///   - knowledge: From these and all that bears on them.
    ///   - includes: Whether a state belongs to the trail.
    public init(
        _ title: String, _ subjects: [Subject], _ events: [Event], _ knowledge: KnownEvents, _ asOf: AsOf,
        scope: TrailScope, evidence: TrailEvidence, review: ReviewChanges? = nil,
        where includes: @escaping @Sendable (Subject) -> Bool
    ) {
        self.title = title
        self.subjects = subjects
        self.asOf = asOf
        self.scope = scope
        self.evidence = evidence
        self.review = review
        self.knowledge = knowledge
        self.includes = includes
        named = NamedEvents(for: events, in: knowledge)
        let entries = Entries(knowledge, asOf).entries(for: events)
        self.entries = scope.order == .recorded ? entries : entries.inWorldOrder
        let inspection = Inspection(knowledge, asOf, where: includes)
        states = inspection.states
        findings = inspection.findings()
        let names = Names(knowledge, asOf)
        identities = Set(
            events.flatMap { Mention.parties(in: $0) + ($0.place.map { [$0] } ?? []) }.map(knowledge.canonical)
        )
        .sorted().compactMap(knowledge.identity).map { IdentityCard($0, on: asOf.days, names) }
    }

    public var json: JSON {
        .object(
            JSONObject(
                [
                    ("title", .string(title)),
                    ("subject", subjects.count == 1 ? .string(subjects[0].description) : .null),
                    ("subjects", .array(subjects.map { .string($0.description) })),
                    ("on", .string(asOf.on.description)), ("known_on", .string(asOf.knownOn)),
                    ("log", asOf.log.json), ("scope", scope.json(count: entries.count)),
                    ("left_out_types", leftOutTypes),
                    ("summary", .object(JSONObject(summary.map { ($0.label, .string($0.values[0].plain)) }))),
                    ("checkpoint", .string(evidence.checkpoint)), ("key", evidence.key?.json ?? .null),
                    ("since_review", review?.json ?? .null),
                    ("trail", .array(entries.sorted { $0.event.seq < $1.event.seq }.map(json))),
                    ("named", named.json(evidence.proofs)),
                    ("identities", .array(identities.map(\.json))),
                    ("sources", .array(sources.map { $0.line.root["data"]?.json ?? .null })),
                    ("findings", .array(findings.map(\.json))),
                ] + states.members))
    }

    private var leftOutTypes: JSON {
        .object(JSONObject(scope.leftOut(besides: entries).map { ($0.type, .integer($0.count)) }))
    }

    private func json(_ entry: Entry) -> JSON {
        var members = entry.members
        members.append(("line", .string(entry.event.text)))
        members.append(("proof", (evidence.proofs[entry.event.seq] ?? []).json))
        return .object(JSONObject(members))
    }
}

extension AuditReport {
    /// The sources that the entries name, as registered.
    var sources: [Event] {
        let named = Set(entries.flatMap { $0.event.sources.map(\.source) })
        return knowledge.facts.filter {
            $0.type == SourceRegistered.type && named.contains($0[SourceRegistered.self].source)
        }
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
