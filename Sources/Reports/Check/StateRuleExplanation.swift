import CanonicalJSON
import Domain

/// What a rule means by which an answer follows from events.
public struct StateRuleExplanation: Report {
    private let rule: Rule

    public init(_ rule: Rule) { self.rule = rule }

    public var json: JSON { ["rule": .string(rule.rawValue), "explanation": .string(rule.explanation)] }

    public var document: Document {
        var document = Document(Phrase(rule.rawValue))
        document.add(Phrase(rule.explanation))
        document.add(
            "It says why an event decides a state: chancery show SUBJECT --explain. See docs/MODEL.md, section 16.")
        return document
    }
}
