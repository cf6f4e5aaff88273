import CanonicalJSON
import Domain

/// How one thing stands on the day, as a report shows it.
public struct State: Sendable {
    public let subject: Subject
    public let answer: StatusAnswer
    /// What the thing is called, for people.
    let label: String
    /// The keys that this kind of state has beside those of every state.
    let own: [(key: String, value: JSON)]
    /// The same, in words.
    let details: [String]
    let flags: [Flag]
    let confidence: Confidence?
    /// Events about it that count for nothing, with the rule that says so.
    let disregarded: [Because]

    /// A mark beside the status: under review, disputed.
    struct Flag: Sendable {
        let name: String
        let certainty: Certainty
        let since: DayRange
        let until: DayRange
        let because: [Because]
        let seqs: [Int]

        var json: JSON {
            [
                "flag": .string(name), "certainty": .string(certainty.rawValue), "since": since.json,
                "until": until.json, "because": .array(because.map(\.json)), "events": .array(seqs.map(JSON.integer)),
            ]
        }
    }

    public var json: JSON {
        var object = JSONObject(own.map { ($0.key, $0.value) })
        object["subject"] = .string(subject.description)
        object["status"] = .string(answer.status)
        object["certainty"] = .string(answer.certainty.rawValue)
        if let otherwise = answer.otherwise { object["otherwise"] = .string(otherwise) }
        object["since"] = answer.since.json
        object["until"] = answer.until.json
        if !answer.evidence.isEmpty { object["evidence"] = .array(answer.evidence.map(JSON.integer)) }
        object["flags"] = .array(flags.map(\.json))
        if let confidence { object["confidence"] = .string(confidence.rawValue) }
        object["because"] = .array(answer.because.map(\.json))
        if !disregarded.isEmpty { object["disregarded"] = .array(disregarded.map(\.json)) }
        object["events"] = .array(answer.seqs.map(JSON.integer))
        return .object(object)
    }

    /// A line that says it all, and lines that say why.
    func add(to lines: inout TextLines) {
        lines.add("\(certaintyMark) \(answer.status.padded(to: 10)) \(label)", indent: 2)
        lines.add(times, indent: 15)
        for detail in details { lines.add(detail, indent: 15) }
        for flag in flags { lines.add("\(flag.name): \(flag.certainty.rawValue), \(flag.since.asStart)", indent: 15) }
        for (word, reasons) in [("because", answer.because), ("disregards", disregarded)] where !reasons.isEmpty {
            let named = reasons.map { "@\($0.seq) \($0.rule.rawValue)" }
            lines.add("\(word) " + named.joined(separator: ", "), indent: 15)
        }
    }

    private var certaintyMark: String { answer.certainty == .certain ? "certain " : "possible" }
}

extension Because {
    var json: JSON { ["seq": .integer(seq), "rule": .string(rule.rawValue)] }
}

/// States by kind, in the order of reports.
public struct States: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case agreements = "agreements"
        case memberships = "memberships"
        case offices = "offices"
        case visits = "visits"
        case contacts = "contacts"
        case inquiries = "inquiries"
        case indicators = "indicators"
        case policies = "policies"
    }

    public internal(set) var byKind: [Kind: [State]] = [:]
    public internal(set) var conflicts: [SubjectConflict] = []

    public subscript(kind: Kind) -> [State] { byKind[kind] ?? [] }

    mutating func add(_ state: State) {
        if let kind = Kind(state.subject) { byKind[kind, default: []].append(state) }
    }

    public var all: [State] { Kind.allCases.flatMap { self[$0] } }

    var members: [(String, JSON)] {
        Kind.allCases.map { kind in (kind.rawValue, .array(self[kind].map(\.json))) }
            + [("conflicts", .array(conflicts.map(\.json)))]
    }

    func add(to lines: inout TextLines) {
        for kind in Kind.allCases where !self[kind].isEmpty {
            lines.add(title: kind.rawValue.capitalizedFirst)
            for state in self[kind] { state.add(to: &lines) }
        }
        if !conflicts.isEmpty { lines.add(title: "Conflicts") }
        for conflict in conflicts { conflict.add(to: &lines) }
    }
}

extension States.Kind {
    /// The kind of a subject's states; `nil` for parties and sources, which have none.
    init?(_ subject: Subject) {
        switch subject {
        case .agreement: self = .agreements
        case .membership: self = .memberships
        case .office: self = .offices
        case .visit: self = .visits
        case .contact, .encounter: self = .contacts
        case .inquiry: self = .inquiries
        case .series: self = .indicators
        case .policy: self = .policies
        case .party, .source: return nil
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Claims that disagree, with the subject that they are about.
public struct SubjectConflict: Sendable {
    public let subject: Subject
    public let conflict: Conflict

    var json: JSON {
        let disagreement = conflict.disagreement
        return [
            "subject": .string(subject.description), "moment": .string(conflict.moment.rawValue),
            "grade": .string(disagreement.isHard ? "hard" : "soft"), "hull": conflict.hull.json,
            "candidates": .array(
                disagreement.candidates.map { ["dates": $0.range.json, "events": .array($0.seqs.map(JSON.integer))] }),
        ]
    }

    func add(to lines: inout TextLines) {
        let grade = conflict.disagreement.isHard ? "conflict" : "soft conflict"
        lines.add("\(subject.description.printable), \(conflict.moment.rawValue): \(grade)", indent: 2)
        for candidate in conflict.disagreement.candidates {
            let events = candidate.seqs.map { "@\($0)" }.joined(separator: ", ")
            let range = candidate.range
            lines.add("\(range.lo == range.hi ? "\(range.lo)" : "\(range.lo) to \(range.hi)") say \(events)", indent: 4)
        }
    }
}
