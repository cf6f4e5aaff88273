import CanonicalJSON
import Domain

/// The history of a field: what each event about a subject said of it, and what became of that.
public struct BlameReport: LaidOutReport {
    public let title: String
    public let subject: Subject
    public let field: BlameField
    public let asOf: AsOf
    /// In the order of the log.
    public let strands: [FieldStrand]
    private let sentences: [String]

    public init(
        _ title: String, _ subject: Subject, _ field: BlameField, _ events: [Event], _ knowledge: KnownEvents,
        _ asOf: AsOf
    ) {
        self.title = title
        self.subject = subject
        self.field = field
        self.asOf = asOf
        let controls = Controls(knowledge)
        strands = events.flatMap { event in
            let own = field.pointers(in: event, about: subject).compactMap { FieldStrand(event, $0, controls) }
            let moves = field.references(in: event, about: subject).compactMap { FieldStrand(event, $0, controls) }
            return own + moves.filter { $0.steps.contains { $0.kind == .corrected } }
        }
        let names = Names(knowledge, asOf)
        sentences = strands.map { (knowledge.fact(at: $0.event.seq) ?? $0.event).sentence(names) }
    }

    public var json: JSON {
        [
            "subject": .string(subject.description), "field": .string(field.name),
            "known_on": .string(asOf.knownOn), "log": asOf.log.json,
            "entries": .array(zip(strands, sentences).map { $0.json(what: $1) }),
        ]
    }

    public var tables: [DataTable] {
        let steps = zip(strands, sentences).flatMap { strand, sentence in
            strand.steps.map { (strand: strand, sentence: sentence, step: $0) }
        }
        return asOf.stamp([
            DataTable(
                "steps", "What was recorded of the field, one step after the other.", steps,
                [
                    ("seq", { .integer($0.strand.event.seq) }), ("what", { .string($0.sentence) }),
                    ("field", { .string($0.strand.field) }), ("step", { .string($0.step.kind.rawValue) }),
                    ("before", { $0.step.before?.asCell ?? .null }), ("after", { $0.step.after?.asCell ?? .null }),
                    ("by_event", { .integer($0.step.cause.seq) }),
                    ("recorded", { .string($0.step.cause.recorded.description) }),
                    ("by", { .string($0.step.cause.by) }),
                    ("sources", { .text($0.step.cause.sources.map(\.words).joined(separator: "; ")) }),
                    ("reason", { .text($0.step.cause.reason) }),
                    ("withdrawn_by", { $0.step.withdrawal.map { .integer($0.seq) } ?? .null }),
                ])
        ])
    }

    public var document: Document {
        var document = Document("\(field.name) of \(title)")
        document.add(facts: asOf.momentFacts)
        for (strand, sentence) in zip(strands, sentences) {
            document.add(heading: "\(.event(strand.event.seq)) \(sentence)")
            document.add(
                Table(
                    ["Step", "What", "By", "Sources", "Reason"],
                    strand.steps.map { step in
                        [
                            Phrase(step.kind.rawValue), "\(strand.field): \(step.words)",
                            "\(.event(step.cause.seq)) recorded \(step.cause.recorded.day) by \(step.cause.by)",
                            Phrase(step.cause.sources.map(\.words).joined(separator: "; ")),
                            Phrase(step.cause.reason ?? ""),
                        ]
                    }))
        }
        return document
    }

    public var layout: String {
        var lines = TextLines()
        let known = asOf.knownOn == "now" ? "now" : "on \(asOf.knownOn)"
        lines.add("\(field.name.printable) of \(title.printable), as known \(known)")
        lines.add(asOf.log.words)
        asOf.log.addNotice(to: &lines)
        for (strand, sentence) in zip(strands, sentences) {
            lines.add(title: "@\(strand.event.seq) \(sentence)")
            for step in strand.steps { step.add(to: &lines, naming: strand.field) }
        }
        return lines.text
    }
}

extension FieldStrand {
    func json(what sentence: String) -> JSON {
        [
            "seq": .integer(event.seq), "id": .string(event.id.text), "type": .string(event.type),
            "modality": event.modality.map { .string($0.rawValue) } ?? .null, "what": .string(sentence),
            "field": .string(field), "value": value ?? .null, "steps": .array(steps.map(\.json)),
        ]
    }
}

extension FieldStrand.Step {
    var json: JSON {
        let root = cause.line.root
        var object: JSONObject = [
            "what": .string(kind.rawValue), "seq": .integer(cause.seq), "id": .string(cause.id.text),
            "recorded": .string(cause.recorded.description), "by": .string(cause.by), "via": .string(cause.via),
            "sources": root["sources"]?.json ?? [], "before": before ?? .null, "after": after ?? .null,
        ]
        for key in ["entered", "reason", "stated", "anchor"] { object[key] = root[key]?.json }
        if cause.type == ClaimPreferred.type { object["rule"] = .string(cause[ClaimPreferred.self].rule) }
        if let withdrawal { object["withdrawn_by"] = .integer(withdrawal.seq) }
        return .object(object)
    }

    func add(to lines: inout TextLines, naming field: String) {
        lines.add("\(kind.rawValue.padded(to: 17)) \(field.printable): \(words)", indent: 2)
        let entered = cause.entered.map { ", entered \($0)" } ?? ""
        lines.add("@\(cause.seq) recorded \(cause.recorded)\(entered) by \(cause.by.printable)", indent: 20)
        for source in cause.sources {
            lines.add("source: \(source.source.text) \(source.locator ?? "")".printable.trimmedEnd, indent: 20)
        }
        if let stated = cause.stated {
            let anchor = cause.anchor.map { ", relative to \($0)" } ?? ""
            lines.add("stated: “\(stated)”\(anchor)".printable, indent: 20)
        }
        if let reason = cause.reason { lines.add("reason: \(reason)".printable, indent: 20) }
        if let withdrawal { lines.add("withdrawn by @\(withdrawal.seq) on \(withdrawal.recorded.day)", indent: 20) }
    }

    var words: String {
        switch kind {
        case .recorded: after.words
        case .corrected, .correctionUndone: "\(before.words) became \(after.words)"
        case .retracted: "\(before.words) no longer counts"
        case .restored: "\(after.words) counts again"
        case .preferred, .passedOver: cause[ClaimPreferred.self].rule.printable
        }
    }
}

extension JSON? {
    /// A value for people: text as it is, all else as JSON.
    fileprivate var words: String {
        guard let value = self, !value.isNull else { return "nothing" }
        return (value.string ?? value.canonicalText).printable
    }
}

extension JSON {
    /// Text as it is, all else as JSON.
    fileprivate var asCell: JSON { string.map(JSON.string) ?? (isNull ? .null : .string(canonicalText)) }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
