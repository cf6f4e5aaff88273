import CanonicalJSON
import EDTF
import TransparencyLog
import Vocabulary

/// The trail behind a subject: every event about it, as stored, with what proves that the log holds it.
public struct AuditReport: DocumentReport {
    /// Which part of the log a trail covers, and what it leaves out.
    public struct Scope: Sendable {
        /// The first and the last position that were searched; the log up to the date of knowledge.
        public let range: Range<Int>
        public let filters: [String]

        public init(range: Range<Int>, filters: [String]) {
            self.range = range
            self.filters = filters
        }
    }

    public let title: String
    public let subject: Subject
    public let question: Question
    public let scope: Scope
    /// The signed note over the log of which the proofs speak.
    public let checkpoint: String
    public let states: States
    public let entries: [Entry]
    public let findings: [Finding]
    /// The inclusion proof of each entry, leaf side first.
    let proofs: [[Hash]]

    public init(
        _ title: String, _ subject: Subject, _ events: [Event], _ knowledge: Knowledge, _ question: Question,
        scope: Scope, checkpoint: String, proofs: [[Hash]], where includes: (Subject) -> Bool
    ) {
        self.title = title
        self.subject = subject
        self.question = question
        self.scope = scope
        self.checkpoint = checkpoint
        self.proofs = proofs
        states = StateBuilder(knowledge, on: question.days).states(where: includes)
        entries = Entries(knowledge, question).entries(for: events)
        findings = knowledge.subjects.filter(includes).flatMap { knowledge.findings(about: $0) }
    }

    private var leftOut: Int { scope.range.count - entries.count }

    public var json: JSON {
        .object(
            JSONObject(
                [
                    ("subject", .string(subject.description)), ("on", .string(question.on.description)),
                    ("known_on", .string(question.knownOn)), ("log", question.log.json), ("scope", scopeJSON),
                    ("checkpoint", .string(checkpoint)),
                    ("trail", .array(zip(entries, proofs).map { Self.json($0, $1) })),
                    ("findings", .array(findings.map(\.json))),
                ] + states.members))
    }

    private var scopeJSON: JSON {
        [
            "from": .integer(scope.range.lowerBound),
            "to": scope.range.isEmpty ? .null : .integer(scope.range.upperBound - 1),
            "events": .integer(entries.count), "filters": .array(scope.filters.map(JSON.string)),
            "left_out": .integer(leftOut),
        ]
    }

    private static func json(_ entry: Entry, _ proof: [Hash]) -> JSON {
        var members = entry.members
        members.append(("line", .string(String(decoding: entry.event.line.bytes, as: UTF8.self))))
        members.append(("proof", .array(proof.map { .string($0.base64) })))
        return .object(JSONObject(members))
    }

    public var document: Document {
        var document = Document("Audit trail of \(title) [\(subject)]")
        document.add(facts: question.facts)
        document.add(Phrase(completeness))
        states.add(to: &document)
        if states.all.isEmpty { document.add("Nothing is known to have held on that day.") }
        document.add(heading: "Trail")
        document.add(items: entries.sorted { $0.worldOrder < $1.worldOrder }.map(\.item))
        document.add(heading: "Findings")
        document.add(Phrase(findings.isEmpty ? "None." : findings.map(\.words).joined(separator: "; ")))
        document.add(heading: "Checkpoint")
        document.add(verbatim: checkpoint.split(separator: "\n").map(String.init))
        document.add("The JSON form of this trail carries each stored line with its inclusion proof.")
        return document
    }

    private var completeness: String {
        guard !scope.range.isEmpty else { return "Complete: nothing had been recorded." }
        let filters = scope.filters.isEmpty ? "" : " (\(scope.filters.joined(separator: "; ")))"
        return "Complete for positions 0 to \(scope.range.upperBound - 1): \(entries.count) events\(filters); "
            + "\(leftOut) events about other things are left out."
    }
}

extension Finding {
    var json: JSON { ["finding": .string(kind.rawValue), "events": .array(seqs.map(JSON.integer))] }

    var words: String { "\(kind.rawValue): " + seqs.map { "@\($0)" }.joined(separator: ", ") }
}

extension Knowledge {
    /// What is odd about the events of a subject.
    public func findings(about subject: Subject) -> [Finding] {
        switch subject {
        case .agreement(let id):
            agreement(id).map { ($0.whole.findings + $0.parts.flatMap(\.ladder.findings)).uniqued() } ?? []
        case .membership(let member, let organisation): membership(of: member, in: organisation)?.ladder.findings ?? []
        case .office(let office): self.office(office)?.ladder.findings ?? []
        default: []
        }
    }
}
