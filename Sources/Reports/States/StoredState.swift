import CanonicalJSON
import EDTF
import Vocabulary

/// A state as bytes, to be kept: what reports in JSON say of it, ready to be written, and what people are told besides.
public struct StoredState: Hashable, Sendable {
    /// Canonical JSON, as in reports.
    public let json: [UInt8]
    /// Canonical JSON: the subject in its parts, the label, the details.
    public let words: [UInt8]

    public init(json: [UInt8], words: [UInt8]) {
        self.json = json
        self.words = words
    }
}

extension State {
    public var stored: StoredState {
        let words: JSON = [
            "details": .array(details.map(JSON.string)), "label": .string(label), "subject": subject.parts,
        ]
        return StoredState(json: json.canonicalBytes, words: words.canonicalBytes)
    }

    /// Reads what `stored` holds; `nil` for anything else.
    public init?(_ stored: StoredState) {
        guard case .object(let own)? = try? JSON(parsing: stored.json),
            case .object(let words)? = try? JSON(parsing: stored.words), let standing = Standing(own),
            let subject = words["subject"].flatMap(Subject.init(parts:)), let label = words["label"]?.string,
            let details = words["details"]?.strings, let flags = own["flags"]?.elements?.compactMap(Flag.init)
        else { return nil }
        self.init(
            subject: subject, standing: standing, label: label,
            own: own.filter { !Self.commonKeys.contains($0.key) }, details: details, flags: flags,
            confidence: own["confidence"]?.string.flatMap(Confidence.init),
            disregarded: own["disregarded"]?.elements?.compactMap(Because.init) ?? [])
    }

    /// The keys of every state, beside those of its kind.
    private static let commonKeys: Set<String> = [
        "subject", "status", "certainty", "otherwise", "since", "until", "evidence", "flags", "confidence", "because",
        "disregarded", "events",
    ]
}

extension SubjectConflict {
    public var stored: StoredState {
        StoredState(json: json.canonicalBytes, words: JSON.object(["subject": subject.parts]).canonicalBytes)
    }

    /// Reads what `stored` holds; `nil` for anything else.
    public init?(_ stored: StoredState) {
        guard case .object(let own)? = try? JSON(parsing: stored.json),
            case .object(let words)? = try? JSON(parsing: stored.words),
            let subject = words["subject"].flatMap(Subject.init(parts:)),
            let moment = own["moment"]?.string.flatMap(Conflict.Moment.init),
            let hull = own["hull"].flatMap({ DayRange($0) }),
            let candidates = own["candidates"]?.elements?.compactMap(Disagreement.Candidate.init)
        else { return nil }
        let disagreement = Disagreement(isHard: own["grade"]?.string == "hard", candidates: candidates)
        self.init(subject: subject, conflict: Conflict(moment: moment, hull: hull, disagreement: disagreement))
    }
}

extension Standing {
    fileprivate init?(_ state: JSONObject) {
        guard let status = state["status"]?.string,
            let certainty = state["certainty"]?.string.flatMap(Certainty.init),
            let since = state["since"].flatMap({ DayRange($0) }), let until = state["until"].flatMap({ DayRange($0) }),
            let because = state["because"]?.elements?.compactMap(Because.init), let seqs = state["events"]?.integers
        else { return nil }
        self.init(status: status, certainty: certainty, since: since, until: until, because: because, seqs: seqs)
        otherwise = state["otherwise"]?.string
        evidence = state["evidence"]?.integers ?? []
    }
}

extension State.Flag {
    fileprivate init?(_ json: JSON) {
        guard case .object(let flag) = json, let name = flag["flag"]?.string,
            let certainty = flag["certainty"]?.string.flatMap(Certainty.init),
            let since = flag["since"].flatMap({ DayRange($0) }), let until = flag["until"].flatMap({ DayRange($0) }),
            let because = flag["because"]?.elements?.compactMap(Because.init), let seqs = flag["events"]?.integers
        else { return nil }
        self.init(name: name, certainty: certainty, since: since, until: until, because: because, seqs: seqs)
    }
}

extension Because {
    fileprivate init?(_ json: JSON) {
        guard case .object(let own) = json, let seq = own["seq"]?.integer,
            let rule = own["rule"]?.string.flatMap(Rule.init)
        else { return nil }
        self.init(seq, rule)
    }
}

extension Disagreement.Candidate {
    fileprivate init?(_ json: JSON) {
        guard case .object(let own) = json, let range = own["dates"].flatMap({ DayRange($0) }),
            let seqs = own["events"]?.integers
        else { return nil }
        self.init(range: range, seqs: seqs)
    }
}

extension JSON {
    fileprivate var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    fileprivate var integers: [Int]? { elements?.compactMap(\.integer) }
    fileprivate var strings: [String]? { elements?.compactMap(\.string) }
}

extension Subject {
    /// The kind and the ids, apart: a title of an office may hold any character.
    fileprivate var parts: JSON {
        switch self {
        case .party(let id): ["party", .string(id.text)]
        case .source(let id): ["source", .string(id.text)]
        case .agreement(let id): ["agreement", .string(id.text)]
        case .membership(let member, let organisation):
            ["membership", .string(member.text), .string(organisation.text)]
        case .office(let office):
            .array(
                (["office", office.person.text, office.title, office.of.text]
                    + (office.accreditedTo.map { [$0.text] } ?? []))
                    .map(JSON.string))
        case .visit(let id): ["visit", .string(id.text)]
        case .contact(let id): ["contact", .string(id.text)]
        case .encounter(let id): ["event", .string(id.text)]
        case .inquiry(let id): ["inquiry", .string(id.text)]
        case .series(let id): ["series", .string(id.text)]
        case .policy(let id): ["policy", .string(id.text)]
        }
    }

    fileprivate init?(parts: JSON) {
        guard let texts = parts.strings, let id = texts.dropFirst().first else { return nil }
        switch (texts[0], texts.count) {
        case ("party", 2): self = .party(PartyID(id))
        case ("source", 2): self = .source(SourceID(id))
        case ("agreement", 2): self = .agreement(AgreementID(id))
        case ("membership", 3): self = .membership(member: PartyID(id), organisation: PartyID(texts[2]))
        case ("office", 4...5):
            self = .office(
                Office(
                    person: PartyID(id), title: texts[2], of: PartyID(texts[3]),
                    accreditedTo: texts.count == 5 ? PartyID(texts[4]) : nil))
        case ("visit", 2): self = .visit(VisitID(id))
        case ("contact", 2): self = .contact(ContactID(id))
        case ("event", 2): self = .encounter(EventID(id))
        case ("inquiry", 2): self = .inquiry(InquiryID(id))
        case ("series", 2): self = .series(SeriesID(id))
        case ("policy", 2): self = .policy(PolicyID(id))
        default: return nil
        }
    }
}
