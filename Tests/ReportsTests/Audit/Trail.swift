import CanonicalJSON
import Domain
import ExtendedDateTime
import TransparencyLog

@testable import Reports

/// Trails over a few drafts, and what a page says, part by part.
struct Trail {
    let fixture: ReportFixture
    let asOf: AsOf

    init(_ drafts: [JSON], on day: String = "2024-06-01") throws {
        fixture = try ReportFixture(drafts)
        asOf = try fixture.asOf(on: day)
    }

    var types: [String: Int] { Dictionary(fixture.events.map { ($0.type, 1) }, uniquingKeysWith: +) }

    /// - Parameters:
    ///   - seqs: the entries; all events where left out.
    ///   - includes: whether a state belongs to the trail.
    func report(
        of seqs: [Int]? = nil, subjects: [Subject] = [], order: TimelineReport.Order = .recorded,
        filters: [String] = [], review: ReviewChanges? = nil, key: TrailEvidence.NamedKey? = nil,
        where includes: @escaping @Sendable (Subject) -> Bool = { _ in true }
    ) -> AuditReport {
        let proofs = fixture.events.map { ($0.seq, [Merkle.leaf($0.line.bytes)]) }
        return AuditReport(
            "it", subjects, fixture.events.filter { seqs?.contains($0.seq) ?? true }, fixture.knowledge, asOf,
            scope: TrailScope(
                range: 0..<fixture.events.count, filters: filters, types: types, order: order, depth: 0,
                isFiltered: false),
            review: review,
            evidence: { _ in
                TrailEvidence(
                    checkpoint: "example.org/test\n3\nroot=\n", proofs: Dictionary(uniqueKeysWithValues: proofs),
                    key: key)
            }, where: includes)
    }

    /// What has changed since the sign-off at a position.
    func changes(since seq: Int) -> ReviewChanges {
        ReviewChanges(
            signOff: fixture.knowledge.fact(at: seq) ?? fixture.events[seq],
            corrections: fixture.knowledge.corrections[seq] ?? [],
            consistency: [Merkle.leaf([1]), Merkle.leaf([2])], size: fixture.events.count)
    }
}

extension Document {
    /// All facts of the document, beside blocks and within items, as label and words.
    var allFacts: [(label: String, words: [String])] {
        blocks.flatMap { block -> [Fact] in
            switch block {
            case .facts(let facts): facts
            case .items(let items): items.flatMap(\.facts)
            default: []
            }
        }.map { ($0.label, $0.values.map(\.plain)) }
    }

    func words(of label: String) -> [String] { allFacts.filter { $0.label == label }.flatMap(\.words) }

    var items: [Item] {
        blocks.flatMap { block -> [Item] in if case .items(let items) = block { items } else { [] } }
    }

    /// The rows of all tables, in words.
    var rows: [[String]] {
        blocks.flatMap { block -> [[Phrase]] in if case .table(let table) = block { table.rows } else { [] } }
            .map { $0.map(\.plain) }
    }

    var paragraphs: [String] {
        blocks.compactMap { block -> String? in if case .paragraph(let phrase) = block { phrase.plain } else { nil } }
    }
}

extension AuditReport {
    /// A part by its id.
    func part(_ id: String) -> Document { sections.first { $0.id == id }?.document ?? Document("none") }
}
