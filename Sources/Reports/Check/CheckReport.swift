import CanonicalJSON
import Domain

/// What the rules find in a ledger, or about a subject.
public struct CheckReport: Report {
    public let title: String
    public let asOf: AsOf
    public let findings: [CheckFinding]
    private let rules: [any CheckRule.Type]

    public init(
        _ title: String, _ knowledge: KnownEvents, _ asOf: AsOf, rules: [any CheckRule.Type],
        where includes: @escaping (Subject) -> Bool
    ) {
        self.title = title
        self.asOf = asOf
        self.rules = rules
        findings = Inspection(knowledge, asOf, where: includes).findings(by: rules)
    }

    /// Whether something at least so grave was found.
    public func reaches(_ severity: Severity) -> Bool { findings.contains { $0.severity >= severity } }

    public var json: JSON {
        [
            "subject": .string(title), "on": .string(asOf.on.description), "known_on": .string(asOf.knownOn),
            "log": asOf.log.json, "rules": .array(rules.map { .string($0.name) }),
            "findings": .array(findings.map(\.json)),
        ]
    }

    public var document: Document {
        document { document in
            document.add(
                Table(
                    ["Severity", "Rule", "About", "What", "Events"],
                    findings.map {
                        [
                            Phrase($0.severity.rawValue), [.code($0.rule)], Phrase($0.subject.description),
                            Phrase($0.what),
                            $0.events.map { [.event($0)] }.joined(by: ", "),
                        ]
                    }))
        }
    }

    /// Item by item: a terminal has no room for such a table.
    public func text(width: Int?) -> String {
        document { $0.add(items: findings.map(\.item)) }.text(width: width)
    }

    private func document(_ addFindings: (inout Document) -> Void) -> Document {
        var document = Document("Check of \(title)")
        document.add(facts: asOf.facts)
        addFindings(&document)
        document.add(Phrase(summary))
        return document
    }

    public var tables: [DataTable] {
        asOf.stamp([
            DataTable(
                "findings", "What the rules found.", findings,
                [
                    ("rule", { .string($0.rule) }), ("severity", { .string($0.severity.rawValue) }),
                    ("subject", { .string($0.subject.description) }), ("what", { .string($0.what) }),
                    ("events", { .text($0.events) }),
                ])
        ])
    }

    private var summary: String {
        guard !findings.isEmpty else { return "\(rules.count.of("rule")) found nothing." }
        let counts = Severity.allCases.reversed().compactMap { severity in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : count.of(severity.rawValue)
        }
        return "\(rules.count.of("rule")) found \(counts.listed). chancery check --explain RULE says what a rule means."
    }
}

/// What a rule finds, why it matters, and an example.
public struct RuleExplanation: Report {
    private let rule: any CheckRule.Type
    /// The rule of that name by which an answer follows from events, where there is one too.
    private let stateRule: Rule?

    public init(_ rule: any CheckRule.Type) {
        self.rule = rule
        stateRule = Rule(rawValue: rule.name)
    }

    public var json: JSON {
        var object: JSONObject = [
            "rule": .string(rule.name), "severity": .string(rule.severity.rawValue), "summary": .string(rule.summary),
            "advice": .string(rule.advice), "odd": Self.lines(rule.example.odd),
            "sound": Self.lines(rule.example.sound),
        ]
        if let stateRule { object["explanation"] = .string(stateRule.explanation) }
        return .object(object)
    }

    public var document: Document {
        var document = Document(Phrase(rule.name))
        document.add("\(rule.summary) Severity: \(rule.severity.rawValue).")
        document.add(Phrase(rule.advice))
        if let stateRule { document.add("Beside an answer it means: \(stateRule.explanation)") }
        document.add("Drafts in which it finds something:")
        document.add(verbatim: rule.example.odd.split(separator: "\n").map(String.init))
        document.add("Drafts in which it does not:")
        document.add(verbatim: rule.example.sound.split(separator: "\n").map(String.init))
        return document
    }

    private static func lines(_ text: String) -> JSON {
        .array(text.split(separator: "\n").map { .string(String($0)) })
    }
}

/// All rules, as a page of the documentation and as a list.
public struct RuleList: Report {
    public init() {}

    public var json: JSON {
        [
            "rules": .array(
                CheckRules.all.map {
                    [
                        "rule": .string($0.name), "severity": .string($0.severity.rawValue),
                        "summary": .string($0.summary), "advice": .string($0.advice),
                    ]
                })
        ]
    }

    public var document: Document {
        var document = Document("The rules of check")
        document.add(
            Table(
                ["Rule", "Severity", "What it finds"],
                CheckRules.all.map { [[.code($0.name)], Phrase($0.severity.rawValue), Phrase($0.summary)] }))
        for rule in CheckRules.all {
            document.add(heading: Phrase(rule.name))
            document.add(Phrase(rule.advice))
        }
        return document
    }
}
