import CanonicalJSON
import Vocabulary

/// The events about a subject, one after the other.
public struct TimelineReport: Report {
    /// By the days on which they happened, or by the order in which the ledger learned of them.
    public enum Order: String, CaseIterable, Sendable {
        case world
        case recorded
    }

    public let title: String
    public let question: Question
    public let order: Order
    public let entries: [Entry]

    public init(_ title: String, _ events: [Event], _ knowledge: Knowledge, _ question: Question, order: Order) {
        self.title = title
        self.question = question
        self.order = order
        let entries = Entries(knowledge, question).entries(for: events)
        self.entries = order == .recorded ? entries : entries.sorted { $0.worldOrder < $1.worldOrder }
    }

    public var json: JSON {
        [
            "subject": .string(title), "known_on": .string(question.knownOn), "log": question.log.json,
            "order": .string(order.rawValue), "entries": .array(entries.map { .object(JSONObject($0.members)) }),
        ]
    }

    public var text: String {
        var lines = TextLines()
        lines.add(
            "Timeline of \(title.printable), as known \(question.knownOn == "now" ? "now" : "on \(question.knownOn)")")
        lines.add(question.log.words)
        lines.add()
        for entry in entries { entry.add(to: &lines) }
        if entries.isEmpty { lines.add("No events.") }
        return lines.text
    }
}

/// Makes entries of events.
struct Entries {
    private let knowledge: Knowledge
    private let sentence: Sentence
    private let bySeq: [Int: Event]

    init(_ knowledge: Knowledge, _ question: Question) {
        self.knowledge = knowledge
        sentence = Sentence(Names(knowledge, on: question.days))
        bySeq = Dictionary(uniqueKeysWithValues: knowledge.facts.map { ($0.seq, $0) })
    }

    func entries(for events: [Event]) -> [Entry] {
        events.map { Entry($0, in: knowledge, sentence, bySeq) }
    }
}
